using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations.Calendar;
using SchoolComms.Domain.Regulations.Texts;

namespace SchoolComms.Domain.Regulations;

/// <summary>A message before it is accepted.</summary>
/// <param name="Text">What was typed.</param>
/// <param name="Author">As whom it is written.</param>
/// <param name="At">When it would be sent.</param>
/// <param name="Warned">The author has seen the warning and sends all the same.</param>
public sealed record Draft(string Text, Audience Author, DateTimeOffset At, bool Warned = false);

/// <summary>What the rules need to know besides the message.</summary>
/// <param name="Zone">The school's clock.</param>
/// <param name="Calendar">The school's working days.</param>
/// <param name="Lifted">Rules that a moderator has lifted for this chat and this time.</param>
public sealed record Circumstances(TimeZoneInfo Zone, WorkingCalendar Calendar, IReadOnlySet<Rule> Lifted)
{
    /// <summary>The contacts that the school publishes and that anybody may therefore write.</summary>
    public PublishedContacts Published { get; init; } = PublishedContacts.None;
}

/// <summary>What the author of a message that meets a rule can do about it.</summary>
[Flags]
public enum Advice
{
    None = 0,

    /// <summary>Send it when the hours open.</summary>
    WaitForOpening = 1,

    /// <summary>Write what it is about.</summary>
    SayMore = 2,

    /// <summary>Say the same in other words.</summary>
    Rephrase = 4,

    /// <summary>Leave the fragment out.</summary>
    RemoveFragment = 8,

    /// <summary>Get the written permission of the person whose data it is.</summary>
    ObtainPermission = 16,

    /// <summary>Ask a moderator to lift the rule for a time: the regulation knows exceptions from it.</summary>
    AskForException = 32,
}

/// <summary>One rule that a message meets.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Mode">What happens because of it.</param>
/// <param name="Clause">The clause and the edition.</param>
/// <param name="Fragment">The words that met it; null where the whole message did.</param>
/// <param name="Advice">What the author can do.</param>
public sealed record Finding(Rule Rule, Mode Mode, Clause Clause, string? Fragment, Advice Advice);

/// <summary>What the regulation says about a message: all findings, the strictest mode, and when hours open again.</summary>
public sealed record Verdict(IReadOnlyList<Finding> Findings, DateTimeOffset? OpensAt)
{
    /// <summary>The strictest mode among the findings; <see cref="Mode.Off"/> where there are none.</summary>
    public Mode Mode => Findings.Count == 0 ? Mode.Off : Findings.Max(finding => finding.Mode);

    /// <summary>Does not get into the chat; what is to be held does not either, as long as nobody decides on it.</summary>
    public bool IsRefused => Mode is Mode.Hold or Mode.Refuse;

    public bool Warns => Mode == Mode.Warn;

    /// <summary>The findings that decided.</summary>
    public IEnumerable<Finding> Decisive => Findings.Where(finding => finding.Mode == Mode);
}

/// <summary>The message meets a rule: it was not accepted, or its author is warned first. Nothing typed is lost.</summary>
public abstract record MessageStopped(Verdict Verdict) : Error(ErrorKind.Conflict, Verdict.Decisive.First().Clause);

/// <summary>The message meets a rule that does not let it through.</summary>
public sealed record MessageRefused(Verdict Verdict) : MessageStopped(Verdict);

/// <summary>The message meets a rule that warns: the author decides, having seen it.</summary>
public sealed record MessageWarned(Verdict Verdict) : MessageStopped(Verdict);
