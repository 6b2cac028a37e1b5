namespace SchoolComms.Domain.Common;

/// <summary>How a refusal is answered: the page's status follows from it.</summary>
public enum ErrorKind
{
    /// <summary>There is no such thing in the actor's reach (404).</summary>
    NotFound,

    /// <summary>The role does not permit it (403).</summary>
    Forbidden,

    /// <summary>A rule, or somebody who was faster, stands against it (409).</summary>
    Conflict,

    /// <summary>The link is annulled, expired or spent (410).</summary>
    Gone,

    /// <summary>What was entered cannot be accepted (422).</summary>
    Invalid,

    /// <summary>What was sent is larger than is taken (413).</summary>
    TooLarge,
}

/// <summary>An expected refusal. Each kind of refusal is a record of its own, one line, next to the rule that gives it.</summary>
/// <param name="Kind">How it is answered.</param>
/// <param name="Clause">The regulation's clause it rests on; null where no clause is needed (a form field, an unknown id).</param>
public abstract record Error(ErrorKind Kind, Clause? Clause = null)
{
    /// <summary>The input's field that the refusal is about; null when it is about the whole.</summary>
    public string? Field { get; init; }
}

/// <summary>There is no such thing where the actor may look.</summary>
public sealed record NotFound(string What) : Error(ErrorKind.NotFound);
