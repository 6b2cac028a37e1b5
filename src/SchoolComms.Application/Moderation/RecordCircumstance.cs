using SchoolComms.Application.Audit;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>What happened that no message shows.</summary>
/// <param name="Rule">The rule that was broken.</param>
/// <param name="Told">What happened.</param>
/// <param name="When">When, on the school's clock.</param>
public sealed record Circumstance(Rule Rule, string? Told, DateTime When);

/// <summary>
/// A moderator, or the director, records a violation that no message of the chat shows (S1 4.7). The member's row is locked, as
/// for a block that might be decided at the same time.
/// </summary>
public sealed class RecordCircumstance(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result<Violation>> RunAsync(
        Actor actor,
        ChatId chatId,
        PersonId person,
        Circumstance circumstance,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow();
        var room = await CaseRoom.LoadAsync(SchoolAction.JudgeReported, db, actor, chatId, cancel);
        if (room.IsRefused)
            return room.Error;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var member = await db.LockMemberAsync(chatId, person, cancel);
        if (member is not { IsPresent: true })
            return new NotFound(nameof(ChatMember));

        var at = SchoolClock.Instant(circumstance.When, actor.School.Zone);
        var then = await db.EditionOfAsync(at, cancel);
        var recorded = Violation.RecordCircumstance(
            chatId,
            await db.OffenderAsync(member, now, cancel),
            TimeZoneInfo.ConvertTime(member.JoinedAt, actor.School.Zone),
            circumstance.Rule,
            circumstance.Told,
            at,
            then,
            actor.Edition,
            room.Value.Judge,
            now
        );
        if (recorded.IsRefused)
            return recorded;

        var violation = recorded.Value;
        db.Add(violation);
        var details = new
        {
            Chat = room.Value.Chat.Name,
            Member = (await db.NameAsync(person, cancel)).Full,
            violation.Rule,
        };
        await db.SaveAndRecordAsync(actor, AuditKind.ViolationRecorded, details, then!.Cite(violation.Clause), now, cancel);
        await transaction.CommitAsync(cancel);
        return violation;
    }
}
