using FluentValidation;
using SchoolComms.Application.Invitations;
using SchoolComms.Domain.Access;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Invitations;

/// <summary>What somebody enters who joins.</summary>
public sealed record JoinInput
{
    public bool RulesConfirmed { get; set; }
    public string? Name { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? Password { get; set; }
}

public sealed class JoinValidator : AbstractValidator<JoinInput>
{
    public JoinValidator(ErrorTexts errors)
    {
        RuleFor(input => input.Phone)
            .Must((input, phone) => !string.IsNullOrWhiteSpace(phone) || !string.IsNullOrWhiteSpace(input.Email))
            .WithMessage(errors.Of(new ContactMissing()));
        RuleFor(input => input.Password)
            .Custom(
                (password, context) =>
                {
                    if (PasswordRule.Check(password, soleFactorOfOfficial: false).Error is { } error)
                        context.AddFailure(errors.Of(error));
                }
            );
    }
}
