using System.Collections.Immutable;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;

namespace SchoolComms.Domain.Regulations.Presets;

/// <summary>What makes the presets short to write and to read.</summary>
internal static class Shorthand
{
    public static readonly ImmutableArray<Audience> Everybody = [.. Enum.GetValues<Audience>()];
    public static readonly ImmutableArray<Audience> Families = [Audience.Student, Audience.Parent];
    public static readonly ImmutableArray<Audience> Workers = [Audience.Teacher, Audience.Staff, Audience.Administration];

    /// <summary>Whom the sources mean by a representative of the administration.</summary>
    public static readonly ImmutableArray<Standing> Administration = [Standing.Director, Standing.Deputy, Standing.Administrator];

    /// <summary>
    /// As no source gives a table of direct messages: workers write to everybody and everybody to them, students to students,
    /// parents to parents; between students and parents only workers stand.
    /// </summary>
    public static readonly ImmutableArray<DirectRight> WithWorkersBetween =
    [
        .. from sender in Enum.GetValues<Role>()
        from receiver in Enum.GetValues<Role>()
        where (sender, receiver) is not ((Role.Student, Role.Parent) or (Role.Parent, Role.Student))
        select new DirectRight(sender, receiver),
    ];

    public static ImmutableSortedDictionary<string, string> Clauses(params (string Number, string Summary)[] clauses) =>
        clauses.ToImmutableSortedDictionary(clause => clause.Number, clause => clause.Summary, ClauseOrder.Instance);

    public static ImmutableSortedDictionary<Rule, string> Citations(params (string Clause, Rule[] Rules)[] citations) =>
        citations
            .SelectMany(citation => citation.Rules.Select(rule => (rule, citation.Clause)))
            .ToImmutableSortedDictionary(pair => pair.rule, pair => pair.Clause);

    public static IEnumerable<ContentRule> Content(string clause, Mode mode, IEnumerable<Audience> audiences, params Rule[] rules) =>
        from audience in audiences
        from rule in rules
        select new ContentRule(rule, audience, mode, clause);

    public static IEnumerable<InviteRight> Invites(string clause, IEnumerable<Standing> inviters, params Role[] roles) =>
        from inviter in inviters
        from role in roles
        select new InviteRight(inviter, role, clause);

    public static IEnumerable<ChatRight> Creates(string clause, IEnumerable<Standing> creators, params ChatKind[] kinds) =>
        from creator in creators
        from kind in kinds
        select new ChatRight(creator, kind, clause);
}
