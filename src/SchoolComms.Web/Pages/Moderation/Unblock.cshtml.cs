using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>Ends a block before its term: after apologies, or by the director for a reason of their own.</summary>
public sealed class UnblockModel(MemberRecord record, UnblockMember unblock, IStringLocalizer<Texts> t) : SchoolPage
{
    public MemberFile Record { get; private set; } = null!;

    [FromRoute]
    public string Way { get; set; } = "";

    public bool IsPardon => Way == "pardon";

    public Clause? Clause => Actor.Edition.Cite(IsPardon ? Rule.DirectorBlock : Rule.EarlyUnblocking);

    public bool IsPermitted => IsPardon ? Record.MayPardon : Record.MayUnblock is { IsRefused: false };

    [BindProperty]
    public ReasonInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid chat, Guid person)
    {
        if (await OpenAsync(chat, person) is { } refused)
            return refused;

        return IsPermitted ? Page() : Again(Hindrance());
    }

    public async Task<IActionResult> OnPostAsync(Guid chat, Guid person)
    {
        if (await OpenAsync(chat, person) is { } refused)
            return refused;

        var (room, member) = (new ChatId(chat), new PersonId(person));
        var done = IsPardon
            ? await unblock.PardonAsync(Actor, room, member, Input.Reason, Cancel)
            : await unblock.RunAsync(Actor, room, member, Cancel);
        if (done.Error is { Kind: ErrorKind.NotFound or ErrorKind.Forbidden } closed)
            return Refused(closed);
        if (done.IsRefused)
            return Again(done.Error);

        TempData["Done"] = t["Разблокирован(а): снова может писать."].Value;
        return Redirect($"/s/{Slug}/moderation/{chat}/members/{person}");
    }

    private Error Hindrance() =>
        Record.Current is null ? new BlockHasEnded()
        : IsPardon ? new DecidedByDirectorOnly(Clause)
        : Record.MayUnblock!.Value.Error!;

    private async Task<IActionResult?> OpenAsync(Guid chat, Guid person)
    {
        var opened = await record.RunAsync(Actor, new ChatId(chat), new PersonId(person), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        Record = opened.Value;
        return Record.As is null ? Refused(new OwnCase()) : null;
    }

    public sealed record ReasonInput
    {
        public string? Reason { get; set; }
    }
}
