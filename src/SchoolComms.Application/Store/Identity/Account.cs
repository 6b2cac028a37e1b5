using Microsoft.AspNetCore.Identity;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Store.Identity;

/// <summary>A sign-in: by e-mail or phone number. Who it is in a school, the school's <see cref="Person"/> says.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>The name given when the sign-in was made, for schools that do not know the person yet.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The key of the authenticator application; null without a second step.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>The step of time whose code was used last: no code is taken twice.</summary>
    public long? AuthenticatorStep { get; set; }

    /// <summary>What the store keeps of the codes for the day on which the phone is lost; each is for one use.</summary>
    public IReadOnlyList<byte[]> SpareCodes { get; set; } = [];

    public AccountId AccountId => new(Id);

    /// <summary>The second step goes: the password alone signs in again.</summary>
    public void DropSecondFactor() => (TwoFactorEnabled, AuthenticatorKey, AuthenticatorStep, SpareCodes) = (false, null, null, []);
}
