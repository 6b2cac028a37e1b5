using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.Regulations.Calendar;
using SchoolComms.Domain.Regulations.Texts;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Regulations;

/// <summary>A message before it is accepted.</summary>
/// <param name="Text">What was typed.</param>
/// <param name="Author">As whom it is written.</param>
/// <param name="At">When it would be sent.</param>
/// <param name="Warned">The author has seen the warning and sends all the same.</param>
public sealed record Draft(string Text, Audience Author, DateTimeOffset At, bool Warned = false)
{
    /// <summary>The kinds of the files that it carries.</summary>
    public IReadOnlyList<FileKind> Files { get; init; } = [];

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && Files.Count == 0;

    /// <summary>Pictures without a word: they inform of nothing (S2 6, 8). A document or a recording may.</summary>
    public bool IsBarePicture => string.IsNullOrWhiteSpace(Text) && Files.Count > 0 && Files.All(FileKinds.IsPicture);
}

/// <summary>What the rules need to know besides the message.</summary>
/// <param name="Zone">The school's clock.</param>
/// <param name="Calendar">The school's working days.</param>
/// <param name="Lifted">Rules that a moderator has lifted for this chat and this time.</param>
public sealed record Circumstances(TimeZoneInfo Zone, WorkingCalendar Calendar, IReadOnlySet<Rule> Lifted)
{
    /// <summary>The contacts that the author may write: those that the school publishes, and the author's own.</summary>
    public PublishedContacts Published { get; init; } = PublishedContacts.None;

    /// <summary>Those of a school, whoever writes.</summary>
    public static Circumstances Of(School school, IReadOnlySet<Rule> lifted) =>
        new(school.Zone, school.Calendar.Working, lifted) { Published = PublishedContacts.Of(school.Profile) };

    /// <summary>Those in which the actor writes.</summary>
    public static Circumstances Of(Actor author, IReadOnlySet<Rule> lifted)
    {
        var circumstances = Of(author.School, lifted);
        return circumstances with { Published = circumstances.Published.And(author.Phone, author.Email) };
    }
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

    public bool IsRefused => Mode == Mode.Refuse;

    /// <summary>Does not get into the chat unless a moderator decides so.</summary>
    public bool Holds => Mode == Mode.Hold;

    public bool Warns => Mode == Mode.Warn;

    /// <summary>The same where nobody decides on what is held: nobody is there to read a permission either.</summary>
    internal Verdict WithoutModerator =>
        this with
        {
            Findings = [.. Findings.Select(finding => finding with { Advice = finding.Advice & ~Advice.ObtainPermission })],
        };

    /// <summary>The findings that decided.</summary>
    public IEnumerable<Finding> Decisive => Findings.Where(finding => finding.Mode == Mode);
}

/// <summary>The message meets a rule: it was not accepted, or its author is warned first. Nothing typed is lost.</summary>
public abstract record MessageStopped(Verdict Verdict) : Error(ErrorKind.Conflict, Verdict.Decisive.First().Clause);

/// <summary>The message meets a rule that does not let it through.</summary>
public sealed record MessageRefused(Verdict Verdict) : MessageStopped(Verdict);

/// <summary>The message meets a rule by which a moderator decides on it first.</summary>
public sealed record MessageHeld(Verdict Verdict) : MessageStopped(Verdict);

/// <summary>The message meets a rule that warns: the author decides, having seen it.</summary>
public sealed record MessageWarned(Verdict Verdict) : MessageStopped(Verdict);
