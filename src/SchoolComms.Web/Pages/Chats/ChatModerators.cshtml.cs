using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Chats;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Chats;

/// <summary>Who keeps order in one chat: the administration appoints one more, or relieves one.</summary>
public sealed class ChatModeratorsModel(ReadModerators read, AppointModerator appoint, RelieveModerator relieve, IStringLocalizer<Texts> t)
    : SchoolPage
{
    [BindProperty]
    public ModeratorInput Input { get; set; } = new();

    public ChatModerators View { get; private set; } = null!;

    /// <summary>Who is about to be relieved, asked before it happens.</summary>
    public ModeratorLine? Leaving { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? relieve)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        Leaving = View.Moderators.FirstOrDefault(moderator => moderator.Id.Value == relieve);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;
        if (!ModelState.IsValid)
            return Again();

        var appointed = await appoint.RunAsync(Actor, View.Chat.Id, new PersonId(Input.PersonId!.Value), Cancel);
        if (appointed.IsRefused)
            return Again(appointed.Error);

        return Done(id, t["Модератор назначен: он уже в чате."]);
    }

    public async Task<IActionResult> OnPostRelieveAsync(Guid id, Guid person)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        var relieved = await relieve.RunAsync(Actor, View.Chat.Id, new PersonId(person), Cancel);
        return relieved.IsRefused ? Again(relieved.Error) : Done(id, t["Готово: этот человек больше не ведёт чат."]);
    }

    private RedirectResult Done(Guid id, string text)
    {
        TempData["Done"] = text;
        return Redirect($"/s/{Slug}/chats/{id}/moderators");
    }

    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        var found = await read.RunAsync(Actor, new ChatId(id), Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        View = found.Value;
        return null;
    }

    public sealed record ModeratorInput
    {
        public Guid? PersonId { get; set; }
    }

    public sealed class ModeratorInputValidator : AbstractValidator<ModeratorInput>
    {
        public ModeratorInputValidator(IStringLocalizer<Texts> t) =>
            RuleFor(input => input.PersonId).NotNull().WithMessage(t["Выберите, кого назначить."]);
    }
}
