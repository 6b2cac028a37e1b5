using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>A chat that the reader moderates.</summary>
public sealed record ModeratedChat(ChatId Id, string Name);

/// <summary>A message that members have reported; who they are stays untold.</summary>
/// <param name="Text">What stands in the chat, or stood there.</param>
/// <param name="Rules">The rules that were named, each with its clause.</param>
/// <param name="Since">When the oldest of the reports was made.</param>
/// <param name="Until">When the oldest is to be decided.</param>
public sealed record ReportedMessage(
    ChatId Chat,
    string ChatName,
    MessageId Message,
    FullName Author,
    string Text,
    IReadOnlyList<NameableRule> Rules,
    int Reports,
    DateTimeOffset Since,
    DateTimeOffset Until
);

/// <summary>Something that was decided about a person or a message in one of the reader's chats.</summary>
/// <param name="Person">Whom it is about.</param>
/// <param name="By">Who decided.</param>
/// <param name="Until">The end of a block.</param>
/// <param name="Text">The removed text.</param>
public sealed record DecidedLine(
    ChatId Chat,
    string ChatName,
    PersonId Person,
    FullName Name,
    FullName By,
    DateTimeOffset At,
    DateTimeOffset? Until,
    MessageId? Message,
    Rule? Rule,
    string? Text,
    string ClauseNumber,
    EditionId Edition
)
{
    public Clause? Clause { get; init; }
}

/// <summary>What a moderator, or the director, keeps an eye on.</summary>
/// <param name="Reports">The reported messages that wait for the reader's decision, the oldest first.</param>
/// <param name="Held">The messages that have waited longest for a decision; the reader's own are decided by others.</param>
public sealed record ModerationView(
    IReadOnlyList<ModeratedChat> Chats,
    IReadOnlyList<ReportedMessage> Reports,
    IReadOnlyList<HeldLine> Held,
    IReadOnlyList<DecidedLine> Violations,
    IReadOnlyList<DecidedLine> Blocks,
    IReadOnlyList<DecidedLine> Removed,
    IReadOnlyList<ExceptionLine> Exceptions
);

/// <summary>
/// Opens moderation: reports and held messages that wait, the newest violations and removals, the blocks in force, the exceptions, of
/// the chats that one moderates; for the director the reports that have reached them from all chats.
/// </summary>
public sealed class ModeratedChats(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    /// <summary>How many held messages stand on the page; what is decided makes room for the next.</summary>
    public const int MostHeld = 50;

    private const int Newest = 20;
    private const int Chats = 200;
    private const int MostReports = 200;

    public async Task<Result<ModerationView>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.Moderate, new Target(InChat: actor.Moderates, Moderates: actor.Moderates));
        if (permitted.IsRefused && !Permissions.Permits(actor, SchoolAction.JudgeReported, Target.School))
            return permitted.Error;

        var now = time.GetUtcNow();
        var moderated = db.ChatMembers.Where(m => m.PersonId == actor.Person && m.IsModerator && m.EndedAt == null);
        var chats = await (
            from member in moderated
            join chat in db.Chats on member.ChatId equals chat.Id
            orderby chat.Name
            select new ModeratedChat(chat.Id, chat.Name)
        )
            .Take(Chats)
            .ToListAsync(cancel);
        var ids = chats.ConvertAll(chat => chat.Id);
        return new ModerationView(
            chats,
            await ReportsAsync(actor, now, cancel),
            await Held(actor, ids).ToListAsync(cancel),
            await CitedAsync(Violations(ids).Take(Newest), cancel),
            await CitedAsync(Blocks(ids, now).Take(Newest), cancel),
            await CitedAsync(Removed(ids).Take(Newest), cancel),
            await db.Exceptions(ids, now).Take(Newest).ToListAsync(cancel)
        );
    }

    private async Task<List<ReportedMessage>> ReportsAsync(Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var open = await (
            from report in db.ReportsFor(actor, now).OrderBy(r => r.Id).Take(MostReports)
            join chat in db.Chats on report.ChatId equals chat.Id
            join message in db.Messages on new { report.ChatId, Id = report.MessageId } equals new { message.ChatId, message.Id }
            join author in db.People on message.AuthorId equals author.Id
            orderby report.Id
            select new
            {
                Report = report,
                Chat = chat.Name,
                message.Text,
                Author = author.Name,
            }
        )
            .AsNoTracking()
            .ToListAsync(cancel);

        var messages = new List<ReportedMessage>();
        foreach (var about in open.GroupBy(line => line.Report.MessageId))
        {
            var rules = new List<NameableRule>();
            foreach (var named in about.DistinctBy(line => line.Report.Rule).Select(line => line.Report))
                rules.Add(new NameableRule(named.Rule, (await editions.GetAsync(db, named.EditionId, cancel)).Cite(named.Clause)!));
            var oldest = about.First();
            messages.Add(
                new ReportedMessage(
                    oldest.Report.ChatId,
                    oldest.Chat,
                    about.Key,
                    oldest.Author,
                    oldest.Text,
                    rules,
                    about.Count(),
                    oldest.Report.At,
                    about.Min(line => line.Report.DueIn(actor.School, actor.Edition))
                )
            );
        }

        return messages;
    }

    private IQueryable<HeldLine> Held(Actor actor, List<ChatId> chats) =>
        db.Lines(db.QueuedMessages.Where(m => chats.Contains(m.ChatId) && m.AuthorId != actor.Person)).Take(MostHeld);

    private IQueryable<DecidedLine> Violations(List<ChatId> chats) =>
        from violation in db.Violations
        where chats.Contains(violation.ChatId)
        join chat in db.Chats on violation.ChatId equals chat.Id
        join person in db.People on violation.PersonId equals person.Id
        join moderator in db.People on violation.RecordedBy equals moderator.Id
        orderby violation.Id descending
        select new DecidedLine(
            chat.Id,
            chat.Name,
            person.Id,
            person.Name,
            moderator.Name,
            violation.RecordedAt,
            null,
            violation.MessageId,
            violation.Rule,
            null,
            violation.Clause,
            violation.EditionId
        );

    private IQueryable<DecidedLine> Blocks(List<ChatId> chats, DateTimeOffset now) =>
        from block in db.Blocks
        where chats.Contains(block.ChatId) && block.From <= now && now < block.Until
        join chat in db.Chats on block.ChatId equals chat.Id
        join person in db.People on block.PersonId equals person.Id
        join moderator in db.People on block.DecidedBy equals moderator.Id
        orderby block.Until
        select new DecidedLine(
            chat.Id,
            chat.Name,
            person.Id,
            person.Name,
            moderator.Name,
            block.From,
            block.Until,
            null,
            null,
            null,
            block.Clause,
            block.EditionId
        );

    private IQueryable<DecidedLine> Removed(List<ChatId> chats) =>
        from message in db.Messages
        where chats.Contains(message.ChatId) && message.Removal != null
        join chat in db.Chats on message.ChatId equals chat.Id
        join person in db.People on message.AuthorId equals person.Id
        join moderator in db.People on message.Removal!.By equals moderator.Id
        orderby message.Id descending
        select new DecidedLine(
            chat.Id,
            chat.Name,
            person.Id,
            person.Name,
            moderator.Name,
            message.Removal!.At,
            null,
            message.Id,
            message.Removal.Rule,
            message.Text,
            message.Removal.Clause,
            message.Removal.EditionId
        );

    private async Task<List<DecidedLine>> CitedAsync(IQueryable<DecidedLine> found, CancellationToken cancel)
    {
        var lines = await found.AsNoTracking().ToListAsync(cancel);
        for (var i = 0; i < lines.Count; i++)
        {
            var edition = await editions.GetAsync(db, lines[i].Edition, cancel);
            lines[i] = lines[i] with { Clause = edition.Cite(lines[i].ClauseNumber) };
        }

        return lines;
    }
}
