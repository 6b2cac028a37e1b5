using FluentValidation;
using Microsoft.Extensions.Localization;
using SchoolComms.Domain.Consents;

namespace SchoolComms.Web.Pages.Consents;

/// <summary>What is consented to, where and how long, as somebody enters it.</summary>
public record TermsInput
{
    public ConsentPurpose? Purpose { get; set; }
    public List<ConsentPlaces> Places { get; set; } = [];
    public string? Elsewhere { get; set; }
    public DateOnly? From { get; set; }

    /// <summary>The last day; empty until withdrawn.</summary>
    public DateOnly? Until { get; set; }

    public ConsentTerms Terms(DateOnly today) =>
        new(Purpose!.Value, Places.Aggregate(ConsentPlaces.None, (all, place) => all | place), Elsewhere ?? "", From ?? today, Until);
}

public sealed class TermsValidator : AbstractValidator<TermsInput>
{
    public TermsValidator(IStringLocalizer<Texts> t)
    {
        RuleFor(input => input.Purpose).NotNull().IsInEnum().WithMessage(t["Выберите, на что согласие."]);
        RuleFor(input => input.Places).NotEmpty().WithMessage(t["Отметьте хотя бы одно место."]);
        RuleFor(input => input.Elsewhere)
            .MaximumLength(Consent.MaxElsewhere)
            .WithMessage(t["Уточнение длиннее {0} знаков.", Consent.MaxElsewhere]);
    }
}
