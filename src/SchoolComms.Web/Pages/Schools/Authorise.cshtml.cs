using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Schools;

/// <summary>The director authorises a worker by an order: to what, where, until when.</summary>
public sealed class AuthoriseModel(ListAuthorisations list, GiveAuthorisation give, IStringLocalizer<Texts> t) : SchoolPage
{
    public AuthorisationChoice Choice { get; private set; } = null!;

    [BindProperty]
    public AuthorisationInput Input { get; set; } = new();

    /// <summary>A power as what the official will do.</summary>
    public string Say(Power power) =>
        power switch
        {
            Power.Block => t["Решать о блокировке в чатах"],
            Power.Restrict => t["Ограничивать доступ к порталу"],
            _ => t["Контролировать чаты"],
        };

    public async Task<IActionResult> OnGetAsync() => await ShowAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ShowAsync() is { } refused)
            return refused;

        var order = Take(Order.Create(Input.Order.Number, Input.Order.Date, Actor.School.DateAt(Now)), nameof(Input.Order));
        if (!ModelState.IsValid)
            return Again();

        var given = await give.RunAsync(
            Actor,
            new AuthorisationOrder(
                new PersonId(Input.Person!.Value),
                Input.Powers,
                Input.Class is { } @class ? new ClassId(@class) : null,
                order!,
                Input.LastDay!.Value
            ),
            Cancel
        );
        if (given.Error is { Kind: ErrorKind.NotFound or ErrorKind.Forbidden } closed)
            return Refused(closed);
        if (given.IsRefused)
            return Again(given.Error);

        TempData["Done"] = t["Сотрудник уполномочен."].Value;
        return Redirect($"/s/{Slug}/school");
    }

    private async Task<IActionResult?> ShowAsync()
    {
        var choice = await list.ChoiceAsync(Actor, Cancel);
        if (choice.IsRefused)
            return Refused(choice.Error);

        Choice = choice.Value;
        return null;
    }

    public sealed record AuthorisationInput
    {
        public Guid? Person { get; set; }
        public List<Power> Powers { get; set; } = [];
        public Guid? Class { get; set; }
        public OrderInput Order { get; set; } = new();
        public DateOnly? LastDay { get; set; }
    }

    public sealed class AuthorisationValidator : AbstractValidator<AuthorisationInput>
    {
        public AuthorisationValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.Person).NotNull().WithMessage(t["Выберите, кого уполномочить."]);
            RuleFor(input => input.Powers).NotEmpty().WithMessage(t["Отметьте, на что вы уполномочиваете."]);
            RuleForEach(input => input.Powers).IsInEnum().WithMessage(t["Отметьте, на что вы уполномочиваете."]);
            RuleFor(input => input.LastDay).NotNull().WithMessage(t["Укажите последний день."]);
        }
    }
}
