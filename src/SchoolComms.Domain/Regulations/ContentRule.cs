using SchoolComms.Domain.People;

namespace SchoolComms.Domain.Regulations;

/// <summary>As whom a person writes; the regulation sets different rules for each.</summary>
public enum Audience
{
    Student = 1,
    Parent,
    Teacher,
    Staff,
    Administration,
}

public static class Audiences
{
    /// <summary>As whom somebody writes who has this role in a chat; a worker who governs the school writes as the administration.</summary>
    public static Audience Of(Role role, bool governsSchool) =>
        role switch
        {
            Role.Student => Audience.Student,
            Role.Parent => Audience.Parent,
            _ when governsSchool => Audience.Administration,
            Role.Teacher => Audience.Teacher,
            _ => Audience.Staff,
        };
}

/// <summary>What happens when a message meets a rule, from the mildest to the strictest.</summary>
public enum Mode
{
    /// <summary>Not examined; moderators may still name the rule.</summary>
    Off = 0,

    /// <summary>Logged only; nobody is stopped or told.</summary>
    Observe,

    /// <summary>The author is told and decides.</summary>
    Warn,

    /// <summary>Waits for the moderator.</summary>
    Hold,

    /// <summary>Not accepted.</summary>
    Refuse,
}

/// <summary>A rule about what is written, for one audience, with its clause.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Audience">Whose messages it is about.</param>
/// <param name="Mode">What happens when it is met.</param>
/// <param name="Clause">The clause's number.</param>
public sealed record ContentRule(Rule Rule, Audience Audience, Mode Mode, string Clause);
