using FluentValidation;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Moderation;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>What the director, or an authorised official, decides: for how long, by which paper, why.</summary>
public sealed record DecisionInput
{
    public BlockTerm? Term { get; set; }

    /// <summary>The last day, for a term until a date.</summary>
    public DateOnly? Until { get; set; }

    public string? Document { get; set; }
    public string? Reason { get; set; }

    /// <summary>What was entered, once the form has been accepted; no property, as the form would ask for it before that.</summary>
    public SanctionDecision ToDecision() => new(Term!.Value, Until, Document, Reason);
}

public sealed class DecisionValidator : AbstractValidator<DecisionInput>
{
    public DecisionValidator(IStringLocalizer<Texts> t)
    {
        RuleFor(input => input.Term).NotNull().WithMessage(t["Выберите срок."]).IsInEnum().WithMessage(t["Выберите срок."]);
        RuleFor(input => input.Until)
            .NotNull()
            .When(input => input.Term == BlockTerm.UntilDate)
            .WithMessage(t["Укажите последний день срока."]);
        RuleFor(input => input.Document)
            .NotEmpty()
            .WithMessage(t["Назовите документ: без него решение не принимают."])
            .MaximumLength(Basis.MaxDocument)
            .WithMessage(t["Название длиннее {0} знаков.", Basis.MaxDocument]);
        RuleFor(input => input.Reason)
            .NotEmpty()
            .WithMessage(t["Напишите причину: её прочитает тот, о ком решение."])
            .MaximumLength(Basis.MaxReason)
            .WithMessage(t["Причина длиннее {0} знаков.", Basis.MaxReason]);
    }
}
