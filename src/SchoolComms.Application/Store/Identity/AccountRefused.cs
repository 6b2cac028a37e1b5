using Microsoft.AspNetCore.Identity;
using SchoolComms.Domain.Common;

namespace SchoolComms.Application.Store.Identity;

/// <summary>Why a sign-in could not be made: one word of <see cref="IdentityErrorDescriber"/>'s codes.</summary>
public sealed record AccountRefused(string Code) : Error(ErrorKind.Invalid)
{
    public static AccountRefused From(IdentityResult result, string? field = null) => new(result.Errors.First().Code) { Field = field };
}
