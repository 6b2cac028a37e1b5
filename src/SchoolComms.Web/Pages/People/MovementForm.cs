using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.People;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;
using SchoolComms.Web.Pages.Schools;

namespace SchoolComms.Web.Pages.People;

/// <summary>
/// What somebody's movement asks and shows in two steps: the facts, then what it brings with it, by name and number. Only the second
/// one does it.
/// </summary>
public abstract class MovementForm(ReadPerson read, EnterMovement enter, IStringLocalizer<Texts> t) : SchoolPage
{
    /// <summary>The button of the second step; the first one sends nothing.</summary>
    public const string Confirmed = "confirm";

    /// <summary>Back to the facts.</summary>
    public const string Back = "back";

    [BindProperty]
    public MovementInput Input { get; set; } = new();

    public PersonRecord Record { get; private set; } = null!;

    /// <summary>What it would bring with it; null in the first step.</summary>
    public MovementPreview? Preview { get; private set; }

    /// <summary>It takes effect at once and does not wait for its day.</summary>
    public bool IsNow => Input.EffectiveOn <= Actor.School.DateAt(Now);

    public Clause? Clause => Actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.MovePeople));

    public async Task<IActionResult> OnGetAsync(Guid id) => await OpenAsync(id) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, string? step)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;
        if (step == Back)
        {
            ModelState.Clear();
            return Page();
        }

        var order = Take(Order.Create(Input.Order.Number, Input.Order.Date, Actor.School.DateAt(Now)), nameof(Input.Order));
        var what = What();
        if (!ModelState.IsValid || what is null)
            return Again();
        if (step != Confirmed)
            return await PreviewAsync(what, null);

        var entered = await enter.RunAsync(Actor, what, order!, Input.EffectiveOn!.Value, Input.Chosen, Cancel);
        if (entered.IsRefused)
            return entered.Error.Kind == ErrorKind.Invalid ? Again(entered.Error) : await PreviewAsync(what, entered.Error);

        TempData["Done"] = IsNow
            ? t["Готово. Вернуть всё как было можно в течение суток."].Value
            : t["Внесено. Движение ждёт своего дня."].Value;
        return Redirect($"/s/{Slug}/people/movements/{entered.Value.Value}");
    }

    /// <summary>Why there is nothing to choose here; null where there is.</summary>
    protected abstract Task<IActionResult?> PrepareAsync();

    /// <summary>What was chosen; null, with the reason at the field, where nothing was.</summary>
    protected abstract MovementOf? What();

    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        if (Permissions.Check(Actor, SchoolAction.MovePeople, Target.School) is { IsRefused: true } refused)
            return Refused(refused.Error!);

        var opened = await read.RunAsync(Actor, new PersonId(id), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        Record = opened.Value;
        ViewData["Kind"] = Actor.School.Kind;
        Input.EffectiveOn ??= HttpMethods.IsGet(Request.Method) ? Actor.School.DateAt(Now) : null;
        return Record.LeftAt is null ? await PrepareAsync() : Refused(new NotThereToMove());
    }

    private async Task<IActionResult> PreviewAsync(MovementOf what, Error? refusal)
    {
        var preview = await enter.PreviewAsync(Actor, what, Cancel);
        if (preview.IsRefused)
            return Refused(refusal ?? preview.Error);

        Preview = preview.Value;
        foreach (var chat in Preview.Told.Of.Bereft)
            Input.Successors.TryAdd(chat.Chat.Value, chat.Suggested?.Value);
        return (refusal ?? Preview.Refusal) is { } why ? Again(why) : Page();
    }
}

/// <summary>The facts of a movement.</summary>
public sealed record MovementInput
{
    /// <summary>What somebody leaves as; none for a transfer.</summary>
    public LeavingWay? Way { get; set; }

    /// <summary>The class that a student goes over to.</summary>
    public Guid? ToClass { get; set; }

    public DateOnly? EffectiveOn { get; set; }
    public OrderInput Order { get; set; } = new();

    /// <summary>Who takes over which chat.</summary>
    public Dictionary<Guid, Guid?> Successors { get; set; } = [];

    public IReadOnlyDictionary<ChatId, PersonId> Chosen =>
        Successors
            .Where(pair => pair.Value is not null)
            .ToDictionary(pair => new ChatId(pair.Key), pair => new PersonId(pair.Value!.Value));
}

/// <summary>What somebody leaves as.</summary>
public enum LeavingWay
{
    StudentLeaves = 1,
    StudentGraduates,
    WorkerIsDismissed,
    ParentLeaves,
}

public sealed class MovementInputValidator : AbstractValidator<MovementInput>
{
    public MovementInputValidator(IStringLocalizer<Texts> t) =>
        RuleFor(input => input.EffectiveOn).NotNull().WithMessage(t["Укажите, с какого дня."]);
}
