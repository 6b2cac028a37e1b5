using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Support;

public enum SupportLineKind
{
    /// <summary>The asker writes.</summary>
    Question = 1,

    /// <summary>An administrator writes.</summary>
    Answer,

    /// <summary>An administrator handed it to the platform's support, and told it this.</summary>
    PassedOn,

    /// <summary>Somebody said that it is solved.</summary>
    Solved,
}

/// <summary>What was said or done about a request for help.</summary>
public sealed class SupportLine
{
    private SupportLine() { }

    public SchoolId SchoolId { get; private init; }
    public SupportRequestId RequestId { get; private init; }

    /// <summary>Its place in the request, from 1.</summary>
    public int Number { get; private init; }

    public PersonId AuthorId { get; private init; }
    public SupportLineKind Kind { get; private init; }

    /// <summary>Empty where it is only said that it is solved.</summary>
    public string Text { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    internal static SupportLine Of(
        SupportRequest request,
        int number,
        PersonId author,
        SupportLineKind kind,
        string text,
        DateTimeOffset now
    ) =>
        new()
        {
            SchoolId = request.SchoolId,
            RequestId = request.Id,
            Number = number,
            AuthorId = author,
            Kind = kind,
            Text = text,
            At = now,
        };
}
