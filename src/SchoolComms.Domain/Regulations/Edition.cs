using System.Collections.Immutable;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Regulations;

/// <summary>Identifies an edition of a school's regulation.</summary>
public readonly record struct EditionId(Guid Value) : IId<EditionId>
{
    public static EditionId From(Guid value) => new(value);
}

/// <summary>
/// An edition of the school's regulation, approved by an order and in force from a date until the next one. Never
/// edited: what was decided under it must open as it was (SCH-6).
/// </summary>
public sealed class Edition
{
    private Edition() { }

    public SchoolId SchoolId { get; private init; }
    public EditionId Id { get; private init; }

    /// <summary>1, 2, 3 … within the school.</summary>
    public int Number { get; private init; }

    public Regulation Regulation { get; private init; } = null!;
    public Order Order { get; private init; } = null!;
    public DateTimeOffset InForceFrom { get; private init; }

    /// <summary>Who approved it here; null for the first edition, which came with the school.</summary>
    public PersonId? ApprovedBy { get; private init; }

    public DateTimeOffset? ApprovedAt { get; private init; }

    /// <summary>What the councils decided on its draft.</summary>
    public ImmutableArray<CouncilOpinion> Opinions { get; private init; } = [];

    /// <summary>The edition that a school is set up with, approved outside the portal.</summary>
    public static Edition Approve(SchoolId school, int number, Regulation regulation, Order order, DateTimeOffset inForceFrom) =>
        new()
        {
            SchoolId = school,
            Id = NewId.Of<EditionId>(inForceFrom),
            Number = number,
            Regulation = regulation,
            Order = order,
            InForceFrom = inForceFrom,
        };

    internal static Edition Of(EditionDraft draft, Approval approval, int number, DateTimeOffset inForceFrom, DateTimeOffset now) =>
        new()
        {
            SchoolId = draft.SchoolId,
            Id = NewId.Of<EditionId>(now),
            Number = number,
            Regulation = draft.Regulation,
            Order = approval.Order,
            InForceFrom = inForceFrom,
            ApprovedBy = approval.By,
            ApprovedAt = now,
            Opinions = draft.Opinions,
        };

    /// <summary>The clause that a rule stands on; null where the regulation does not contain the rule.</summary>
    public Clause? Cite(Rule rule, Audience? audience = null) => Cite(Regulation.ClauseOf(rule, audience));

    /// <summary>The clause by its number; null stays null.</summary>
    public Clause? Cite(string? number) =>
        number is null ? null : new Clause(number, Regulation.Clauses.GetValueOrDefault(number, ""), Order.Date) { EditionNumber = Number };

    /// <summary>The Rules of communication that bind whoever writes as one of these, in the order of the document.</summary>
    public IReadOnlyList<Clause> RulesOfCommunication(IEnumerable<Audience> audiences) =>
        [
            .. audiences
                .SelectMany(Regulation.RulesFor)
                .Select(rule => rule.Clause)
                .Distinct()
                .Order(ClauseOrder.Instance)
                .Select(number => Cite(number)!),
        ];
}
