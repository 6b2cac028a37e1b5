using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.Regulations;

/// <summary>What a council decided on a draft, by the protocol of its meeting (S2 header, S3 1.3, S4 header).</summary>
/// <param name="Council">Whose opinion.</param>
/// <param name="Protocol">The protocol's number.</param>
/// <param name="Date">The protocol's date.</param>
/// <param name="Remark">What the council asked to change; null where it agreed.</param>
/// <param name="DraftVersion">The version of the draft that it was about: a draft that changed afterwards says so.</param>
public sealed record CouncilOpinion(Council Council, string Protocol, DateOnly Date, string? Remark, int DraftVersion)
{
    /// <summary>The longest number of a protocol, in characters.</summary>
    public const int MaxProtocol = 60;

    /// <summary>The longest remark, in characters.</summary>
    public const int MaxRemark = 1000;

    /// <summary>An opinion as somebody enters it.</summary>
    /// <returns>The opinion, or <see cref="ProtocolMissing"/>, <see cref="ProtocolTooLong"/>, <see cref="ProtocolDateMissing"/>, <see cref="ProtocolInFuture"/>, <see cref="RemarkTooLong"/>.</returns>
    public static Result<CouncilOpinion> Create(
        Council council,
        string? protocol,
        DateOnly? date,
        string? remark,
        int draftVersion,
        DateOnly today
    )
    {
        var number = (protocol ?? "").Trim();
        var said = string.IsNullOrWhiteSpace(remark) ? null : remark.Trim();
        if (number.Length == 0)
            return new ProtocolMissing { Field = nameof(Protocol) };
        if (number.Length > MaxProtocol)
            return new ProtocolTooLong(MaxProtocol) { Field = nameof(Protocol) };
        if (date is not { } day)
            return new ProtocolDateMissing { Field = nameof(Date) };
        if (day > today)
            return new ProtocolInFuture { Field = nameof(Date) };

        return said?.Length > MaxRemark
            ? new RemarkTooLong(MaxRemark) { Field = nameof(Remark) }
            : new CouncilOpinion(council, number, day, said, draftVersion);
    }
}

/// <summary>The protocol has no number.</summary>
public sealed record ProtocolMissing() : Error(ErrorKind.Invalid);

/// <summary>The protocol's number is longer than any number is.</summary>
public sealed record ProtocolTooLong(int Max) : Error(ErrorKind.Invalid);

/// <summary>The protocol has no date.</summary>
public sealed record ProtocolDateMissing() : Error(ErrorKind.Invalid);

/// <summary>A council has not met yet.</summary>
public sealed record ProtocolInFuture() : Error(ErrorKind.Invalid);

/// <summary>A remark is longer than can be kept.</summary>
public sealed record RemarkTooLong(int Max) : Error(ErrorKind.Invalid);
