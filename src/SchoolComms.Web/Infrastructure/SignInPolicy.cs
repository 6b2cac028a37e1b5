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

    /// <summary>The page where the second factor is set up, or passed; it leads on to where one wanted to go.</summary>
    public static string SecondFactorPage(string? leadsTo) =>
        leadsTo is null ? "/account/second-factor" : $"/account/second-factor?returnUrl={Uri.EscapeDataString(leadsTo)}";

    public bool Opens(Actor actor, ClaimsPrincipal user) => !asks || !SecondFactorRule.Binds(actor) || user.HasSecondFactor();
}
