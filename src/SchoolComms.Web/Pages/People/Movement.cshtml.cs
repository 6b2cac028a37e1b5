using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.People;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.People;

/// <summary>One movement: what it rests on and what it brought with it. What waits is cancelled here, what is fresh is undone.</summary>
public sealed class MovementModel(ReadMovement read, CancelMovement cancel, UndoMovement undo, IStringLocalizer<Texts> t) : SchoolPage
{
    [BindProperty]
    public ReasonInput Input { get; set; } = new();

    public MovementRecord Record { get; private set; } = null!;

    public Movement Movement => Record.Line.Movement;

    public Clause? Clause => Movement.ClauseOf(Movement.Kind, Actor.Edition);

    public bool MayCancel => Movement.State == MovementState.Waiting;

    public bool MayUndo => !Movement.MayUndo(Now).IsRefused;

    public async Task<IActionResult> OnGetAsync(Guid id) => await OpenAsync(id) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        var waits = MayCancel;
        var (movement, reason) = (Movement.Id, Input.Reason);
        var closed = waits ? await cancel.RunAsync(Actor, movement, reason, Cancel) : await undo.RunAsync(Actor, movement, reason, Cancel);
        if (closed.IsRefused)
            return Again(closed.Error);

        TempData["Done"] = waits
            ? t["Отменено: ничего не изменится."].Value
            : t["Возвращено, как было. Аннулированные ссылки остались аннулированными."].Value;
        return Redirect($"/s/{Slug}/people/movements/{id}");
    }

    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        var opened = await read.RunAsync(Actor, new MovementId(id), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        Record = opened.Value;
        return null;
    }

    public sealed record ReasonInput
    {
        public string? Reason { get; set; }
    }
}
