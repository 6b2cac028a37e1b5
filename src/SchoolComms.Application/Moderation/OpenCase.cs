using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>A message to be decided on: in its context, with its author's record and the rules that may be named.</summary>
/// <param name="Context">The message between a few before and after it.</param>
/// <param name="Author">The author's record in this chat; null where the author was never a member.</param>
/// <param name="ViolationRecorded">The message stands in the ledger already.</param>
/// <param name="MaySanction">Whether the reader may record a violation of this author.</param>
/// <param name="MayRemind">The regulation knows reminders.</param>
/// <param name="Reports">What members have reported, the oldest first; none where the reader is a party.</param>
/// <param name="Own">The reader wrote it: it may be removed, and nothing else.</param>
/// <param name="Reads">The reader is in the chat; the director decides without being there.</param>
public sealed record CaseView(
    Chat Chat,
    MessageLine Message,
    IReadOnlyList<MessageLine> Context,
    MemberFile? Author,
    IReadOnlyList<NameableRule> Rules,
    bool ViolationRecorded,
    Result MaySanction,
    bool MayRemind,
    IReadOnlyList<ReportOnMessage> Reports,
    bool Own,
    bool Reads
)
{
    public IEnumerable<ReportOnMessage> OpenReports => Reports.Where(report => report.Outcome is null);
}

/// <summary>A report as whoever decides on it reads it; who made it stays untold.</summary>
/// <param name="Until">The end of the term in which it is decided.</param>
public sealed record ReportOnMessage(
    Rule Rule,
    Clause? Clause,
    string? Note,
    DateTimeOffset At,
    DateTimeOffset Until,
    ReportOutcome? Outcome,
    DateTimeOffset? DecidedAt
);

/// <summary>Opens a message for a decision: to the chat's moderators, and to the director where it has become theirs.</summary>
public sealed class OpenCase(SchoolCommsDb db, EditionCache editions, MemberRecord record, TimeProvider time)
{
    private const int Around = 3;
    private const int MostReports = 50;

    public async Task<Result<CaseView>> RunAsync(Actor actor, ChatId chatId, MessageId id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await CaseRoom.LoadForMessageAsync(db, actor, chatId, id, now, cancel);
        if (room.IsRefused)
            return room.Error;

        var message = await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.ChatId == chatId && m.Id == id, cancel);
        if (message is not { Kind: MessageKind.Text })
            return new NotFound(nameof(Message));

        var context = await ContextAsync(chatId, id, cancel);
        var file = await record.RunAsync(actor, chatId, message.AuthorId, cancel);
        var author = await db.AuthorAsync(message, now, cancel);
        return new CaseView(
            room.Value.Chat,
            context.Single(line => line.Id == id),
            context,
            file.IsRefused ? null : file.Value,
            NameableRule.For(actor.Edition, message.Author),
            await db.Violations.AnyAsync(v => v.ChatId == chatId && v.MessageId == id, cancel),
            SanctionRule.Check(room.Value.Judge, author, actor.Edition),
            actor.Edition.Regulation.Contains(Rule.RulesReminded),
            author.IsPartyWith(room.Value.Judge) ? [] : await ReportsAsync(actor, message, room.Value.Judge, author, cancel),
            author.Person == actor.Person,
            room.Value.Member is not null
        );
    }

    private async Task<IReadOnlyList<ReportOnMessage>> ReportsAsync(
        Actor actor,
        Message message,
        Judge judge,
        Offender author,
        CancellationToken cancel
    )
    {
        var made = await db
            .MessageReports.AsNoTracking()
            .Where(r => r.ChatId == message.ChatId && r.MessageId == message.Id)
            .OrderBy(r => r.Id)
            .Take(MostReports)
            .ToListAsync(cancel);
        var lines = new List<ReportOnMessage>();
        foreach (var report in made.Where(report => !report.IsOpen || report.MayBeSettledBy(judge, author)))
        {
            var edition = await editions.GetAsync(db, report.EditionId, cancel);
            lines.Add(
                new ReportOnMessage(
                    report.Rule,
                    edition.Cite(report.Clause),
                    report.Note,
                    report.At,
                    report.DueIn(actor.School, actor.Edition),
                    report.Outcome,
                    report.DecidedAt
                )
            );
        }

        return lines;
    }

    private async Task<List<MessageLine>> ContextAsync(ChatId chat, MessageId id, CancellationToken cancel)
    {
        var upTo = db.Messages.Where(m => m.ChatId == chat && m.Id <= id).OrderByDescending(m => m.Id).Take(Around + 1);
        var after = db.Messages.Where(m => m.ChatId == chat && m.Id > id).OrderBy(m => m.Id).Take(Around);
        List<MessageLine> lines =
        [
            .. await db.Lines(upTo, seesRemoved: true).ToListAsync(cancel),
            .. await db.Lines(after, seesRemoved: true).ToListAsync(cancel),
        ];
        return await db.WithFilesAsync(chat, await db.CitedAsync(lines, editions, cancel), cancel);
    }
}
