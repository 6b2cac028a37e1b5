using FluentValidation;
using Microsoft.Extensions.Localization;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations.Presets;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Schools;

/// <summary>What the step form asks for when a school is set up.</summary>
public sealed record NewSchoolInput
{
    public string? FullName { get; set; }
    public string? ShortName { get; set; }
    public SchoolKind Kind { get; set; } = SchoolKind.School;
    public string? Locality { get; set; }
    public string? TimeZone { get; set; } = "Europe/Moscow";
    public string? Preset { get; set; }
    public OrderInput RegulationOrder { get; set; } = new();
    public OfficialInput Director { get; set; } = new();
    public OfficialInput Administrator { get; set; } = new();
    public OrderInput AppointmentOrder { get; set; } = new();
    public string? Slug { get; set; }
}

/// <summary>An order's number and date, as typed.</summary>
public sealed record OrderInput
{
    public string? Number { get; set; }
    public DateOnly? Date { get; set; }
}

/// <summary>Somebody who gets an office and a sign-in at once.</summary>
public sealed record OfficialInput
{
    public string? Name { get; set; }
    public string? Email { get; set; }
    public string? Password { get; set; }
}

public sealed class NewSchoolValidator : AbstractValidator<NewSchoolInput>
{
    public NewSchoolValidator(IStringLocalizer<Texts> t, ErrorTexts errors)
    {
        RuleFor(input => input.FullName).NotEmpty().WithMessage(t["Напишите полное название."]);
        RuleFor(input => input.FullName).MaximumLength(SchoolProfile.MaxFullName).WithMessage(t["Название слишком длинное."]);
        RuleFor(input => input.ShortName).NotEmpty().WithMessage(t["Напишите краткое название."]);
        RuleFor(input => input.ShortName).MaximumLength(SchoolProfile.MaxShortName).WithMessage(t["Название слишком длинное."]);
        RuleFor(input => input.Kind).IsInEnum().WithMessage(t["Выберите вид организации."]);
        RuleFor(input => input.Locality).NotEmpty().WithMessage(t["Напишите город, посёлок или село."]);
        RuleFor(input => input.Locality).MaximumLength(SchoolProfile.MaxLocality).WithMessage(t["Название слишком длинное."]);
        RuleFor(input => input.Preset)
            .Must(key => RegulationPreset.Find(key ?? "") is not null)
            .WithMessage(t["Выберите, с какого регламента начать."]);
        RuleFor(input => input.Director).SetValidator(new OfficialValidator(errors));
        RuleFor(input => input.Administrator).SetValidator(new OfficialValidator(errors));
        RuleFor(input => input.Administrator.Email)
            .Must((input, email) => string.IsNullOrWhiteSpace(email) || !SameAddress(email, input.Director.Email))
            .WithMessage(t["У директора и администратора разные входы: укажите другую почту."]);
    }

    private static bool SameAddress(string? one, string? other) =>
        string.Equals(one?.Trim(), other?.Trim(), StringComparison.OrdinalIgnoreCase);

    private sealed class OfficialValidator : AbstractValidator<OfficialInput>
    {
        public OfficialValidator(ErrorTexts errors) =>
            RuleFor(official => official.Password)
                .Custom(
                    (password, context) =>
                    {
                        if (PasswordRule.Check(password, soleFactorOfOfficial: true).Error is { } error)
                            context.AddFailure(errors.Of(error));
                    }
                );
    }
}
