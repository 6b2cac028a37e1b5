using System.Security.Claims;
using SchoolComms.Domain.Access;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// Whether a school opens to whoever has signed in. <c>SchoolComms:SignIn:SecondFactor</c> asks its director and administrators for
/// a second step or a passkey; only the demonstration, whose passwords are public, goes without (decision 0021).
/// </summary>
public sealed class SignInPolicy(IConfiguration configuration)
{
    private readonly bool asks = configuration.GetValue("SchoolComms:SignIn:SecondFactor", true);

    public bool Opens(Actor actor, ClaimsPrincipal user) => !asks || !SecondFactorRule.Binds(actor) || user.HasSecondFactor();
}
