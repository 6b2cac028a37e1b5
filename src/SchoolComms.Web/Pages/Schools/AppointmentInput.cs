using FluentValidation;
using Microsoft.Extensions.Localization;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Schools;

/// <summary>Whom an order appoints, and from when until when.</summary>
public sealed record AppointmentInput
{
    public Guid? Person { get; set; }
    public OrderInput Order { get; set; } = new();
    public TermInput Term { get; set; } = new();
}

public sealed class AppointmentValidator : AbstractValidator<AppointmentInput>
{
    public AppointmentValidator(IStringLocalizer<Texts> t) =>
        RuleFor(input => input.Person).NotNull().WithMessage(t["Выберите, кого назначить."]);
}

internal static class AppointmentForm
{
    /// <summary>The order and the term as the domain reads them; what it refuses stands at the fields.</summary>
    public static (Order? Order, AppointmentTerm? Term) TakeOrder(this FormPage page, AppointmentInput input, DateOnly today) =>
        (
            page.Take(Order.Create(input.Order.Number, input.Order.Date, today), nameof(input.Order)),
            page.Take(AppointmentTerm.Create(input.Term.From, input.Term.Until, today), nameof(input.Term))
        );
}
