using System.Linq.Expressions;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Calendar;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Moderation;

/// <summary>Identifies a report on a message.</summary>
public readonly record struct MessageReportId(Guid Value) : IId<MessageReportId>
{
    public static MessageReportId From(Guid value) => new(value);

    public static bool operator <(MessageReportId left, MessageReportId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(MessageReportId left, MessageReportId right) => left.Value.CompareTo(right.Value) > 0;

    public static bool operator <=(MessageReportId left, MessageReportId right) => left.Value.CompareTo(right.Value) <= 0;

    public static bool operator >=(MessageReportId left, MessageReportId right) => left.Value.CompareTo(right.Value) >= 0;
}

/// <summary>What came of a report.</summary>
public enum ReportOutcome
{
    /// <summary>The message was removed, or its author was reminded or sanctioned.</summary>
    ActedOn = 1,

    /// <summary>The message breaks no rule.</summary>
    Unfounded,
}

/// <summary>
/// A member reports a message and names the rule (MOD-9; S0 6, S2 6). It is the moderators' to decide within the regulation's
/// term; the director's as well where nobody else moderates, or the term has passed. The reported person never learns who it was.
/// </summary>
public sealed class MessageReport
{
    /// <summary>The longest note, in characters.</summary>
    public const int MaxNote = 500;

    /// <summary>How many undecided reports one person may have in a chat.</summary>
    public const int MaxOpen = 10;

    private MessageReport() { }

    public SchoolId SchoolId { get; private init; }
    public MessageReportId Id { get; private init; }
    public ChatId ChatId { get; private init; }
    public MessageId MessageId { get; private init; }
    public PersonId ReportedBy { get; private init; }
    public Rule Rule { get; private init; }
    public string Clause { get; private init; } = "";
    public EditionId EditionId { get; private init; }
    public string? Note { get; private init; }
    public DateTimeOffset At { get; private init; }

    /// <summary>The first instant after the moderators' term; null where the director has it from the start.</summary>
    public DateTimeOffset? DirectorFrom { get; private init; }

    public ReportOutcome? Outcome { get; private set; }
    public PersonId? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Waits for a decision.</summary>
    public bool IsOpen => Outcome is null;

    /// <summary>Has reached the director as well.</summary>
    public bool ReachesDirector(DateTimeOffset now) => IsOpen && (DirectorFrom is null || DirectorFrom <= now);

    /// <summary>The first instant at which a decision is late, whoever is to make it.</summary>
    public DateTimeOffset DueIn(School school, Edition edition) =>
        DirectorFrom ?? WorkingTerm.End(school, At, edition.Regulation.ReportTermDays);

    /// <summary><see cref="ReachesDirector"/> as the store asks it.</summary>
    public static Expression<Func<MessageReport, bool>> ReachesDirectorAt(DateTimeOffset now) =>
        report => report.Outcome == null && (report.DirectorFrom == null || report.DirectorFrom <= now);

    /// <summary>Reaches the director, or had done so when it was settled: what the director has once had stays open to them.</summary>
    public static Expression<Func<MessageReport, bool>> HasReachedDirectorAt(DateTimeOffset now) =>
        report => report.DirectorFrom == null || report.DirectorFrom <= (report.DecidedAt ?? now);

    /// <summary>
    /// Nobody settles reports on a message of their own or their family's; and what a moderator reports goes to somebody else.
    /// </summary>
    public bool MayBeSettledBy(Judge judge, Offender author) =>
        !author.IsPartyWith(judge) && (ReportedBy != judge.Person || judge.As == Capacity.Director);

    /// <summary>Somebody else's message that still stands is reported, once by each person.</summary>
    public static Result MayReport(Message message, PersonId reporter, bool hasReported)
    {
        if (message.AuthorId == reporter)
            return new OwnMessage();
        if (message.IsRemoved)
            return new MessageAlreadyRemoved();
        return hasReported ? new ReportedAlready() : Result.Done;
    }

    /// <summary>Reports, or refuses.</summary>
    /// <param name="message">What is reported.</param>
    /// <param name="reporter">A present member of the chat.</param>
    /// <param name="rule">One of the rules that the regulation sets for the message's author.</param>
    /// <param name="note">In the reporter's own words; may be left out.</param>
    /// <param name="past">What the reporter has reported in this chat.</param>
    /// <param name="own">The reporter's own block in the chat, where there is one.</param>
    /// <param name="hasOtherModerator">Somebody moderates the chat who neither wrote the message nor reports it.</param>
    /// <param name="edition">The edition in force.</param>
    /// <param name="school">Whose working days the term counts in.</param>
    /// <param name="now">When.</param>
    public static Result<MessageReport> Make(
        Message message,
        PersonId reporter,
        Rule rule,
        string? note,
        IReadOnlyCollection<MessageReport> past,
        Block? own,
        bool hasOtherModerator,
        Edition edition,
        School school,
        DateTimeOffset now
    )
    {
        var reportable = MayReport(message, reporter, past.Any(report => report.MessageId == message.Id));
        if (reportable.IsRefused)
            return reportable.Error;
        if (past.Count(report => report.IsOpen) >= MaxOpen)
            return new TooManyReports(MaxOpen);
        if (own is not null && past.Any(report => report.At >= own.From && report.Outcome != ReportOutcome.ActedOn))
            return new ReportsOnceWhileBlocked(own.Until);

        var named = NamedRule.Check(edition, rule, message.Author);
        if (named.IsRefused)
            return named.Error;
        var written = WrittenText.CheckOptional(note, MaxNote, nameof(Note));
        if (written.IsRefused)
            return written.Error;

        return new MessageReport
        {
            SchoolId = message.SchoolId,
            Id = NewId.Of<MessageReportId>(now),
            ChatId = message.ChatId,
            MessageId = message.Id,
            ReportedBy = reporter,
            Rule = rule,
            Clause = named.Value.Number,
            EditionId = edition.Id,
            Note = written.Value,
            At = now,
            DirectorFrom = hasOtherModerator ? WorkingTerm.End(school, now, edition.Regulation.ReportTermDays) : null,
        };
    }

    /// <summary>Settles it together with the decision about the message.</summary>
    public void Settle(ReportOutcome outcome, PersonId by, DateTimeOffset now)
    {
        if (IsOpen)
            (Outcome, DecidedBy, DecidedAt) = (outcome, by, now);
    }
}

/// <summary>Nobody reports what they wrote themselves.</summary>
public sealed record OwnMessage() : Error(ErrorKind.Conflict);

/// <summary>One person reports a message once.</summary>
public sealed record ReportedAlready() : Error(ErrorKind.Conflict);

/// <summary>Somebody else has decided on the reports meanwhile.</summary>
public sealed record ReportsSettledAlready() : Error(ErrorKind.Conflict);

/// <summary>The person's other reports in this chat wait for a decision.</summary>
public sealed record TooManyReports(int Max) : Error(ErrorKind.Conflict);

/// <summary>Who is blocked reports again only once an earlier report has proved right, or the block is over.</summary>
public sealed record ReportsOnceWhileBlocked(DateTimeOffset Until) : Error(ErrorKind.Conflict);
