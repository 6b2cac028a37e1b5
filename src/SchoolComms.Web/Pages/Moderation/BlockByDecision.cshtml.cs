using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>The director, or an authorised official, blocks a member by a decision: term, document, reason.</summary>
public sealed class BlockByDecisionModel(MemberRecord record, BlockByDecision block, IStringLocalizer<Texts> t) : SchoolPage
{
    public MemberFile Record { get; private set; } = null!;

    [BindProperty]
    public DecisionInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid chat, Guid person)
    {
        if (await OpenAsync(chat, person) is { } refused)
            return refused;

        return Record.MayDecide?.Error is { } impossible ? Again(impossible) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid chat, Guid person)
    {
        if (await OpenAsync(chat, person) is { } refused)
            return refused;
        if (!ModelState.IsValid)
            return Again(Record.MayDecide?.Error);

        var blocked = await block.RunAsync(Actor, new ChatId(chat), new PersonId(person), Input.ToDecision(), Cancel);
        if (blocked.Error is { Kind: ErrorKind.NotFound or ErrorKind.Forbidden } closed)
            return Refused(closed);
        if (blocked.IsRefused)
            return Again(blocked.Error);

        TempData["Done"] = t["Заблокирован(а) до {0}", Moment.Say(blocked.Value.Until, Actor.School.Zone, Now, t)].Value;
        return Redirect($"/s/{Slug}/moderation/{chat}/members/{person}");
    }

    private async Task<IActionResult?> OpenAsync(Guid chat, Guid person)
    {
        var opened = await record.RunAsync(Actor, new ChatId(chat), new PersonId(person), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        Record = opened.Value;
        return Record.MayDecide is null ? Refused(Permissions.Refuse(Actor, SchoolAction.BlockByDecision)) : null;
    }
}
