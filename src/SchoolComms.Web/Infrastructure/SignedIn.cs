using System.Security.Claims;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;

namespace SchoolComms.Web.Infrastructure;

/// <summary>What the cookie of a request says: whose sign-in, which session, and how strong.</summary>
public static class SignedIn
{
    /// <summary>The claim that names the session.</summary>
    public const string SessionClaim = "session";

    /// <summary>The claim that tells how somebody has signed in (RFC 8176).</summary>
    public const string MethodClaim = "amr";

    /// <summary>By more than a password: with a second step, or with a passkey.</summary>
    public const string Several = "mfa";

    public static AccountId Account(this ClaimsPrincipal user) => new(Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!));

    public static SessionId Session(this ClaimsPrincipal user) => SessionId.From(Guid.Parse(user.FindFirstValue(SessionClaim)!));

    public static bool HasSession(this ClaimsPrincipal user) => user.HasClaim(claim => claim.Type == SessionClaim);

    public static bool HasSecondFactor(this ClaimsPrincipal user) => user.HasClaim(MethodClaim, Several);

    /// <summary>What the store does not know of a session, and its cookie must keep.</summary>
    public static IEnumerable<Claim> ToKeep(this ClaimsPrincipal user) =>
        user.Claims.Where(claim => claim.Type is SessionClaim or MethodClaim).Select(claim => new Claim(claim.Type, claim.Value));
}
