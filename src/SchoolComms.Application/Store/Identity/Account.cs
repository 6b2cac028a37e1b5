using Microsoft.AspNetCore.Identity;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Store.Identity;

/// <summary>A sign-in: by e-mail or phone number. Who it is in a school, the school's <see cref="Person"/> says.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>The name given when the sign-in was made, for schools that do not know the person yet.</summary>
    public string DisplayName { get; set; } = "";

    public AccountId AccountId => new(Id);
}
