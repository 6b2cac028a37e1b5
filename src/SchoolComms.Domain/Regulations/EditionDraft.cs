using System.Collections.Immutable;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Regulations;

/// <summary>Identifies a draft of a new edition.</summary>
public readonly record struct EditionDraftId(Guid Value) : IId<EditionDraftId>
{
    public static EditionDraftId From(Guid value) => new(value);
}

/// <summary>What has become of a draft.</summary>
public enum DraftState
{
    Open = 1,
    Approved,
    Dropped,
}

/// <summary>
/// A new edition while it is worked on: changed by administrators, heard by councils, approved by the director (SCH-6).
/// A school has one open draft at most; a closed one stays as it was.
/// </summary>
public sealed class EditionDraft
{
    private EditionDraft() { }

    public SchoolId SchoolId { get; private init; }
    public EditionDraftId Id { get; private init; }
    public Regulation Regulation { get; private set; } = null!;

    /// <summary>The newest edition when the draft was started, in force or to come.</summary>
    public int BasedOnEdition { get; private init; }

    /// <summary>The preset that it was started from; null where it is a copy of the edition in force.</summary>
    public string? BasedOnPreset { get; private init; }

    public PersonId StartedBy { get; private init; }
    public DateTimeOffset StartedAt { get; private init; }

    /// <summary>Grows with every change of the text, so that of two who edit at once the second is told.</summary>
    public int Version { get; private set; }

    /// <summary>In the order in which they were recorded; of one council the last one stands.</summary>
    public ImmutableArray<CouncilOpinion> Opinions { get; private set; } = [];

    public DraftState State { get; private set; }

    /// <summary>The edition that it became.</summary>
    public EditionId? ApprovedAs { get; private set; }

    public PersonId? ClosedBy { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Starts from the newest edition, in force or to come, or from a preset.</summary>
    public static EditionDraft Start(Edition newest, Presets.RegulationPreset? preset, PersonId by, DateTimeOffset now) =>
        new()
        {
            SchoolId = newest.SchoolId,
            Id = NewId.Of<EditionDraftId>(now),
            Regulation = preset?.Regulation ?? newest.Regulation,
            BasedOnEdition = newest.Number,
            BasedOnPreset = preset?.Key,
            StartedBy = by,
            StartedAt = now,
            Version = 1,
            State = DraftState.Open,
        };

    /// <summary>Replaces one part. What contradicts itself within the part is refused at its fields; what waits for another part may stand.</summary>
    /// <param name="version">The version that the change was made on.</param>
    public Result Change(int version, RegulationPart part, Regulation changed)
    {
        if (Editable(version) is { IsRefused: true } refused)
            return refused;

        var within = Contradictions.Of(changed).Where(error => error.IsWithin(part)).ToList();
        if (within.Count > 0)
            return new RegulationContradicts([.. within]);

        Regulation = changed;
        Version++;
        return Result.Done;
    }

    /// <summary>Records what a council decided.</summary>
    public Result Hear(CouncilOpinion opinion)
    {
        if (Editable(opinion.DraftVersion) is { IsRefused: true } refused)
            return refused;

        Opinions = Opinions.Add(opinion);
        return Result.Done;
    }

    /// <summary>Gives the draft up; it stays as evidence of what was proposed.</summary>
    public Result Drop(int version, PersonId by, DateTimeOffset now)
    {
        if (Editable(version) is { IsRefused: true } refused)
            return refused;

        Close(DraftState.Dropped, by, now);
        return Result.Done;
    }

    /// <summary>
    /// What stands between the draft and its approval: contradictions, councils not heard, nothing changed. The procedure
    /// is that of the edition in force (S3 4.2).
    /// </summary>
    /// <param name="inForce">The edition in force.</param>
    /// <param name="newest">The edition that it would replace, in force or to come.</param>
    public IReadOnlyList<Error> Missing(Edition inForce, Edition newest)
    {
        List<Error> missing = [.. Contradictions.Of(Regulation)];
        var silent = inForce.Regulation.Councils.Where(council => Opinions.All(opinion => opinion.Council != council)).ToImmutableArray();
        if (!silent.IsEmpty)
            missing.Add(new OpinionsMissing(silent, inForce.Cite(Rule.OpinionsHeard)));
        if (new RegulationDifference(newest.Regulation, Regulation).IsEmpty)
            missing.Add(new NothingChanged(inForce.Cite(Rule.EditionsAdopted)));
        return missing;
    }

    /// <summary>Makes the next edition of it by the director's order.</summary>
    /// <param name="approval">The order and the date.</param>
    /// <param name="inForce">The edition in force.</param>
    /// <param name="newest">The edition with the latest date, in force or to come.</param>
    /// <param name="number">The number that the edition gets.</param>
    /// <param name="zone">The clock by which the date begins.</param>
    public Result<Edition> Approve(Approval approval, Edition inForce, Edition newest, int number, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (Editable(approval.Version) is { Error: { } closed })
            return closed;

        var start = approval.Start(newest, zone, now);
        if (start.IsRefused)
            return start.Error;

        var missing = Missing(inForce, newest);
        var contradictions = missing.Where(error => error.Field is not null).ToImmutableArray();
        if (!contradictions.IsEmpty)
            return new RegulationContradicts(contradictions);
        if (missing.Count > 0)
            return missing[0];

        var edition = Edition.Of(this, approval, number, start.Value, now);
        Close(DraftState.Approved, approval.By, now);
        ApprovedAs = edition.Id;
        return edition;
    }

    private Result Editable(int version) =>
        State != DraftState.Open ? new DraftClosed()
        : version != Version ? new DraftChanged()
        : Result.Done;

    private void Close(DraftState state, PersonId by, DateTimeOffset now) => (State, ClosedBy, ClosedAt) = (state, by, now);
}

/// <summary>Another draft is open: a school works on one at a time.</summary>
public sealed record DraftAlreadyOpen() : Error(ErrorKind.Conflict);

/// <summary>No draft is open: it has been approved or dropped.</summary>
public sealed record DraftClosed() : Error(ErrorKind.Conflict);

/// <summary>Somebody else has changed the draft since it was opened.</summary>
public sealed record DraftChanged() : Error(ErrorKind.Conflict);

/// <summary>The draft contradicts itself, at each of these fields.</summary>
public sealed record RegulationContradicts(ImmutableArray<Error> At) : Error(ErrorKind.Invalid);

/// <summary>Councils that the regulation names have not given their opinion.</summary>
public sealed record OpinionsMissing(ImmutableArray<Council> Councils, Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>The draft says what the edition before it says.</summary>
public sealed record NothingChanged(Clause? Clause) : Error(ErrorKind.Conflict, Clause);
