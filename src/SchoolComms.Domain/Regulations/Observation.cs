using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People;

namespace SchoolComms.Domain.Regulations;

/// <summary>A message that was written, to be examined again.</summary>
/// <param name="MayBeQuoted">Whoever looks may read it: they are in the chat, and it was not removed.</param>
public sealed record WrittenMessage(ChatId Chat, Audience Author, string Text, DateTimeOffset SentAt, bool MayBeQuoted)
{
    /// <summary>The kinds of the files that it carries.</summary>
    public IReadOnlyList<FileKind> Files { get; init; } = [];

    /// <summary>The author's own phone.</summary>
    public PhoneNumber? Phone { get; init; }

    /// <summary>The author's own e-mail address.</summary>
    public EmailAddress? Email { get; init; }
}

/// <summary>A part of a written message that a rule would have met.</summary>
/// <param name="Fragment">The words; null where the whole message met the rule.</param>
public sealed record Quotation(ChatId Chat, DateTimeOffset SentAt, string? Fragment);

/// <summary>What one rule would have done to one audience's messages.</summary>
/// <param name="Messages">How many messages it would have met.</param>
/// <param name="Quotations">Some of them, newest first.</param>
public sealed record ObservedRule(ContentRule Rule, Clause Clause, int Messages, IReadOnlyList<Quotation> Quotations);

/// <summary>
/// What a regulation would have done with messages that were written, before a rule of it is switched on. Each message counts once
/// for a rule, and the exceptions of its chat and time count as they did then.
/// </summary>
/// <param name="Examined">How many messages were examined.</param>
/// <param name="Met">How many of them met any rule.</param>
/// <param name="Rules">Every rule that is on, those that only observe first.</param>
/// <param name="Chats">Messages that met a rule, by chat, most first.</param>
/// <param name="Days">Messages that met a rule, by the school's day, in order.</param>
public sealed record Observation(
    int Examined,
    int Met,
    IReadOnlyList<ObservedRule> Rules,
    IReadOnlyList<KeyValuePair<ChatId, int>> Chats,
    IReadOnlyList<KeyValuePair<DateOnly, int>> Days
)
{
    /// <summary>The most quotations of a rule.</summary>
    public const int MostQuotations = 3;

    /// <param name="dated">The date of the edition that the regulation's clauses are cited with.</param>
    /// <param name="messages">Newest first.</param>
    /// <param name="exceptions">Those of the messages' chats and times.</param>
    /// <param name="usual">Everything but the exceptions.</param>
    public static Observation Of(
        Regulation regulation,
        DateOnly dated,
        IReadOnlyCollection<WrittenMessage> messages,
        IEnumerable<RuleException> exceptions,
        Circumstances usual
    )
    {
        var lifted = exceptions.ToLookup(exception => exception.ChatId);
        var met = messages
            .Select(message => (Message: message, Found: Examine.Message(regulation, dated, DraftOf(message), At(message)).Findings))
            .Where(examined => examined.Found.Count > 0)
            .ToList();
        var byRule = met.SelectMany(examined =>
                examined.Found.DistinctBy(finding => finding.Rule).Select(finding => (examined.Message, finding))
            )
            .ToLookup(found => (found.finding.Rule, found.Message.Author));

        return new Observation(
            messages.Count,
            met.Count,
            [
                .. regulation
                    .Content.Where(rule => rule.Mode != Mode.Off && Examine.CanFind(rule.Rule))
                    .Select(rule => Observed(rule, byRule[(rule.Rule, rule.Audience)]))
                    .OrderBy(rule => rule.Rule.Mode)
                    .ThenByDescending(rule => rule.Messages)
                    .ThenBy(rule => rule.Rule.Rule),
            ],
            [.. met.CountBy(examined => examined.Message.Chat).OrderByDescending(chat => chat.Value)],
            [.. met.CountBy(examined => DayOf(examined.Message)).OrderBy(day => day.Key)]
        );

        Circumstances At(WrittenMessage message) =>
            usual with
            {
                Lifted = lifted[message.Chat]
                    .Where(exception => exception.IsInForce(message.SentAt))
                    .Select(exception => exception.Rule)
                    .ToHashSet(),
                Published = usual.Published.And(message.Phone, message.Email),
            };

        ObservedRule Observed(ContentRule rule, IEnumerable<(WrittenMessage Message, Finding Finding)> found)
        {
            var all = found.ToList();
            var quoted = all.Where(one => one.Message.MayBeQuoted)
                .Take(MostQuotations)
                .Select(one => new Quotation(one.Message.Chat, one.Message.SentAt, one.Finding.Fragment));
            return new ObservedRule(rule, Examine.Cite(regulation, rule.Clause, dated), all.Count, [.. quoted]);
        }

        DateOnly DayOf(WrittenMessage message) => SchoolClock.DateAt(message.SentAt, usual.Zone);
    }

    private static Draft DraftOf(WrittenMessage message) => new(message.Text, message.Author, message.SentAt) { Files = message.Files };
}
