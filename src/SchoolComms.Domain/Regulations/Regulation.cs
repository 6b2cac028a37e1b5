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

    /// <summary>Who may write to whom directly, where they meet in a class or chat (S4 2.10); nobody where the regulation does not provide for it.</summary>
    public ImmutableArray<DirectRight> DirectRights { get; init; } = [];

    /// <summary>How long an invite link waits to be claimed, in days; the sources leave the term to the school (S0 4.1, S1 2.1, S3 2.1, S4 2.3).</summary>
    public int InviteTermDays { get; init; } = 14;

    /// <summary>Whose opinion is asked before an edition is approved (S2 header, S3 1.3, S4 header); nobody's where the regulation names none.</summary>
    public ImmutableArray<Council> Councils { get; init; } = [];

    /// <summary>
    /// Whose consent an additional administrator's rights wait for: any one of these offices (S3 2.1: the head, or the
    /// deputy for IT); nobody's where the regulation asks for none.
    /// </summary>
    public ImmutableArray<Office> AdministratorConsent { get; init; } = [];

    /// <summary>Whose status is verified, and what waits for it; null where the regulation verifies nobody (S1 2.1, S3 2.1, S4 2.6-2.7).</summary>
    public StatusVerification? StatusVerification { get; init; }

    /// <summary>When those whom the rule names may write; null where the regulation sets no hours.</summary>
    public PostingHours? PostingHours { get; init; }

    /// <summary>When a moderator may block; null where the regulation gives no such right.</summary>
    public SanctionLadder? Ladder { get; init; }

    /// <summary>How a block may end before its term; null where the regulation knows no such way (S1 4.6).</summary>
    public EarlyUnblocking? EarlyUnblocking { get; init; }

    /// <summary>On what ground meetings may be recorded; null where the regulation says nothing of it (S0 6.4).</summary>
    public Recording? Recording { get; init; }

    /// <summary>Until when a report on a message is looked at, in working days ("in time": S1 4.2, S2 4).</summary>
    public int ReportTermDays { get; init; } = 2;

    /// <summary>Until when the director answers whoever contests a sanction, in working days; the source names no term (S1 4.7).</summary>
    public int ContestTermDays { get; init; } = 5;

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

    public bool LetsWriteDirectly(Role from, Role to) => Contains(Rule.DirectMessages) && DirectRights.Contains(new DirectRight(from, to));

    /// <summary>The rules that a moderator may name for a message of somebody who writes as this audience.</summary>
    public IEnumerable<ContentRule> RulesFor(Audience audience) => Content.Where(content => content.Audience == audience);
}
