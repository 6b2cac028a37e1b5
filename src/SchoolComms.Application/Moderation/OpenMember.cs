using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>The chat, or one member of it, about whom a reminder or a violation is to be written.</summary>
/// <param name="Member">Null for the whole chat.</param>
/// <param name="Rules">The rules that may be named.</param>
/// <param name="MaySanction">Whether the reader may record a violation of the member.</param>
/// <param name="MayRemind">The regulation knows reminders.</param>
public sealed record AddressedForm(
    Chat Chat,
    AddressedMember? Member,
    IReadOnlyList<NameableRule> Rules,
    Result MaySanction,
    bool MayRemind
);

/// <summary>A member who is reminded, or whose conduct is judged.</summary>
public sealed record AddressedMember(PersonId Id, FullName Name, Role Role);

/// <summary>Opens the form for a reminder or a violation without a message, to the chat's moderators and the director.</summary>
public sealed class OpenMember(SchoolCommsDb db, TimeProvider time)
{
    /// <param name="person">Null for the whole chat.</param>
    public async Task<Result<AddressedForm>> RunAsync(Actor actor, ChatId chatId, PersonId? person, CancellationToken cancel)
    {
        var room = await CaseRoom.LoadAsync(SchoolAction.JudgeReported, db, actor, chatId, cancel);
        if (room.IsRefused)
            return room.Error;

        var (edition, reminds) = (actor.Edition, actor.Edition.Regulation.Contains(Rule.RulesReminded));
        if (person is null)
        {
            var every = edition.Regulation.Content.DistinctBy(content => content.Rule);
            return new AddressedForm(
                room.Value.Chat,
                null,
                [.. every.Select(content => new NameableRule(content.Rule, edition.Cite(content.Clause)!))],
                Result.Done,
                reminds
            );
        }

        var found = await (
            from m in db.ChatMembers
            where m.ChatId == chatId && m.PersonId == person && m.EndedAt == null
            join p in db.People on m.PersonId equals p.Id
            select new { Member = m, p.Name }
        ).SingleOrDefaultAsync(cancel);
        if (found is null)
            return new NotFound(nameof(ChatMember));

        var offender = await db.OffenderAsync(found.Member, time.GetUtcNow(), cancel);
        return new AddressedForm(
            room.Value.Chat,
            new AddressedMember(offender.Person, found.Name, found.Member.Role),
            NameableRule.For(edition, offender.Audience),
            SanctionRule.Check(room.Value.Judge, offender, edition),
            reminds
        );
    }
}
