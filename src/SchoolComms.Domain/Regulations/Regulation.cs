using System.Collections.Immutable;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations.Calendar;

namespace SchoolComms.Domain.Regulations;

/// <summary>
/// A school's regulation on electronic communication as data: what its clauses say, which rules they set, and the
/// rules' parameters. Immutable; a change is a new <see cref="Edition"/>.
/// </summary>
public sealed record Regulation
{
    public required string Title { get; init; }

    /// <summary>Clause number → what it says, in our own short words.</summary>
    public required ImmutableSortedDictionary<string, string> Clauses { get; init; }

    /// <summary>Rule → clause number, for the rules that do not depend on who writes.</summary>
    public required ImmutableSortedDictionary<Rule, string> Citations { get; init; }

    /// <summary>The rules about what is written, by audience.</summary>
    public ImmutableArray<ContentRule> Content { get; init; } = [];

    /// <summary>The content rules that workers may lift for a chat and a time; a regulation that says nothing of exceptions allows none.</summary>
    public ImmutableArray<Rule> Liftable { get; init; } = [];

    public ImmutableArray<InviteRight> InviteRights { get; init; } = [];

    public ImmutableArray<ChatRight> ChatRights { get; init; } = [];

    /// <summary>How long an invite link waits to be claimed, in days.</summary>
    public int InviteTermDays { get; init; } = 14;

    /// <summary>When those whom the rule names may write; null where the regulation sets no hours.</summary>
    public PostingHours? PostingHours { get; init; }

    /// <summary>When a moderator may block; null where the regulation gives no such right.</summary>
    public SanctionLadder? Ladder { get; init; }

    public bool Contains(Rule rule) => Citations.ContainsKey(rule) || Content.Any(content => content.Rule == rule);

    /// <summary>The clause of a rule; for a rule about what is written, as it stands for the audience.</summary>
    public string? ClauseOf(Rule rule, Audience? audience = null) =>
        Citations.GetValueOrDefault(rule)
        ?? (
            Content.FirstOrDefault(content => content.Rule == rule && content.Audience == audience)
            ?? (audience is null ? Content.FirstOrDefault(content => content.Rule == rule) : null)
        )?.Clause;

    public InviteRight? RightToInvite(Standing inviter, Role invited) =>
        InviteRights.FirstOrDefault(right => right.Inviter == inviter && right.Invited == invited);

    public ChatRight? RightToCreate(Standing creator, ChatKind kind) =>
        ChatRights.FirstOrDefault(right => right.Creator == creator && right.Kind == kind);

    /// <summary>The rules that a moderator may name for a message of somebody who writes as this audience.</summary>
    public IEnumerable<ContentRule> RulesFor(Audience audience) => Content.Where(content => content.Audience == audience);
}
