using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Domain.Moderation;

/// <summary>What a decision of the director rests on: a paper, and what happened.</summary>
/// <param name="Document">The paper by name, number and date: a memo, a complaint, an order.</param>
/// <param name="Reason">What happened; the person reads it.</param>
public sealed record Basis(string Document, string Reason)
{
    /// <summary>The longest name of a paper, in characters.</summary>
    public const int MaxDocument = 200;

    /// <summary>The longest reason, in characters.</summary>
    public const int MaxReason = 1000;

    /// <summary>A basis as somebody enters it: no decision without a paper and a reason.</summary>
    public static Result<Basis> Create(string? document, string? reason)
    {
        var paper = WrittenText.Check(document, MaxDocument, nameof(Document));
        if (paper.IsRefused)
            return paper.Error;
        var why = WrittenText.Check(reason, MaxReason, nameof(Reason));
        return why.IsRefused ? why.Error : new Basis(paper.Value, why.Value);
    }
}

/// <summary>How a sanction ended before its time.</summary>
public enum LiftKind
{
    /// <summary>Apologies, to which nobody objected (S1 4.6).</summary>
    Apology = 1,

    /// <summary>The director, or whoever decided it, found that it has lasted long enough; it was right.</summary>
    Mercy,

    /// <summary>It was wrong, or what it rested on fell.</summary>
    Undone,
}

/// <summary>Who ended a sanction before its time, when and why.</summary>
public sealed record Lifting(DateTimeOffset At, PersonId By, LiftKind Kind, string? Reason);
