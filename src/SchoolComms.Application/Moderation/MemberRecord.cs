using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>Who took something back, or ended it before its time, when and why.</summary>
public sealed record EndedLine(DateTimeOffset At, FullName By, LiftKind Kind, string? Reason)
{
    internal static EndedLine Of(Withdrawal taken, IReadOnlyDictionary<PersonId, FullName> names) =>
        new(taken.At, names[taken.By], LiftKind.Undone, taken.Reason);

    internal static IReadOnlyList<EndedLine> Of(TimedSanction sanction, IReadOnlyDictionary<PersonId, FullName> names) =>
        [
            .. new[] { sanction.LiftedBefore, sanction.Lifting }
                .OfType<Lifting>()
                .Select(end => new EndedLine(end.At, names[end.By], end.Kind, end.Reason)),
        ];
}

/// <summary>A violation in somebody's record.</summary>
/// <param name="Text">The message, or what happened; null where the message is removed and the reader may not see it.</param>
/// <param name="Counts">Counts towards a block; where the regulation knows none for violations, it stands.</param>
public sealed record ViolationLine(
    MessageId? Message,
    Rule Rule,
    Clause? Clause,
    DateTimeOffset CommittedAt,
    DateTimeOffset RecordedAt,
    FullName RecordedBy,
    string? Text,
    bool Counts
)
{
    public required ViolationId Id { get; init; }
    public required Capacity RecordedAs { get; init; }
    public required ViolationState State { get; init; }

    /// <summary>By whom and why it was taken back; null where it stands.</summary>
    public EndedLine? Withdrawn { get; init; }

    public bool MayWithdraw { get; init; }

    /// <summary>The reader's own, and not contested yet.</summary>
    public bool MayContest { get; init; }
}

/// <summary>A block in somebody's record.</summary>
public sealed record BlockLine(DateTimeOffset From, DateTimeOffset Until, Clause? Clause, FullName DecidedBy, bool InForce)
{
    public required BlockId Id { get; init; }
    public required BlockGround Ground { get; init; }
    public required Capacity DecidedAs { get; init; }

    /// <summary>What a decision rests on; null for the ladder.</summary>
    public Basis? Basis { get; init; }

    /// <summary>How it ended before its time, and whether it was found wrong, in that order; empty where it ran to its end, or runs.</summary>
    public IReadOnlyList<EndedLine> Ended { get; init; } = [];

    /// <summary>The reader's own, and not contested yet.</summary>
    public bool MayContest { get; init; }
}

/// <summary>An objection as those who decide read it.</summary>
public sealed record ObjectionLine(FullName Name, DateTimeOffset At, string? Reason);

/// <summary>The apology for the block in force, for those who decide on it: never for the petitioner.</summary>
/// <param name="Objecting">How many object.</param>
/// <param name="Objections">Who objects and why; an official is told of nobody.</param>
public sealed record ApologyLine(
    string Text,
    DateTimeOffset At,
    DateTimeOffset ObjectionsUntil,
    Clause? Clause,
    int Objecting,
    IReadOnlyList<ObjectionLine> Objections
);

/// <summary>What stands against a member in a chat: what counts, what it is made of, and whether it comes to a block.</summary>
/// <param name="Own">The reader's own record.</param>
/// <param name="MayBlock">Whether the reader may block now by the ladder; the refusal has its clause and the count.</param>
/// <param name="LatestEnd">The end of the longest block that may start now.</param>
public sealed record MemberFile(
    Chat Chat,
    PersonId Person,
    FullName Name,
    Role Role,
    bool Own,
    IReadOnlyList<ViolationLine> Violations,
    IReadOnlyList<BlockLine> Blocks,
    Result MayBlock,
    DateTimeOffset? LatestEnd
)
{
    public int Counting => Violations.Count(violation => violation.Counts);

    /// <summary>The block in force.</summary>
    public BlockLine? Current => Blocks.FirstOrDefault(block => block.InForce);

    /// <summary>As what the reader decides here; null for who reads the own record only.</summary>
    public Capacity? As { get; init; }

    /// <summary>The reader keeps order in this chat.</summary>
    public bool Moderates { get; init; }

    /// <summary>Whether the reader may block by a decision now; null for whom that is nothing.</summary>
    public Result? MayDecide { get; init; }

    public ApologyLine? Apology { get; init; }

    /// <summary>Whether the reader may end the block in force after its apology.</summary>
    public Result? MayUnblock { get; init; }

    /// <summary>The reader may end the block in force for a reason of their own.</summary>
    public bool MayPardon { get; init; }
}

/// <summary>
/// Opens a member's record in a chat: for its moderators, for the director and authorised officials without being in the chat, and
/// for each member the own one.
/// </summary>
public sealed class MemberRecord(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    private const int Newest = 100;

    public async Task<Result<MemberFile>> RunAsync(Actor actor, ChatId chatId, PersonId person, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var reader = await ReaderAsync(actor, chatId, person, now, cancel);
        if (reader.IsRefused)
            return reader.Error;

        var (chat, place, judge) = reader.Value;
        var moderates = Permissions.Check(actor, SchoolAction.Moderate, place);
        var found = await (
            from m in db.ChatMembers
            where m.ChatId == chatId && m.PersonId == person
            join p in db.People on m.PersonId equals p.Id
            select new { Member = m, p.Name }
        ).SingleOrDefaultAsync(cancel);
        if (found is null)
            return new NotFound(nameof(ChatMember));

        var @case = await db.BlockCaseAsync(chatId, await db.OffenderAsync(found.Member, now, cancel), cancel);
        var ladder = actor.Edition.Regulation.Ladder;
        var file = new MemberFile(
            chat,
            person,
            found.Name,
            found.Member.Role,
            person == actor.Person,
            await ViolationsAsync(@case, actor, judge, place, now, cancel),
            await BlocksAsync(@case, actor, now, cancel),
            moderates.IsRefused ? moderates : BlockingRule.MayBlock(@case, actor.Edition, Judge.Of(actor, moderates: true), now),
            ladder is null ? null : BlockingRule.LatestEnd(ladder, now, actor.School.Zone)
        );
        return judge is null ? file : await ForJudgeAsync(file, @case, found.Member, actor, judge, place, now, cancel);
    }

    // Whoever decides reads as a judge; everybody else only the own record, and who keeps order the ladder's too.
    private async Task<Result<(Chat Chat, Target Place, Judge? Judge)>> ReaderAsync(
        Actor actor,
        ChatId chatId,
        PersonId person,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if (person == actor.Person)
        {
            var own = await ChatRoom.LoadAsync(db, editions, actor, chatId, now, cancel);
            return own.IsRefused ? own.Error : (own.Value.Chat, Target.Of(own.Value.Member), (Judge?)null);
        }

        var room = await CaseRoom.LoadAsync(SchoolAction.BlockByDecision, db, actor, chatId, cancel);
        return room.IsRefused ? room.Error : (room.Value.Chat, Target.Of(room.Value.Member), room.Value.Judge);
    }

    private async Task<MemberFile> ForJudgeAsync(
        MemberFile file,
        BlockCase @case,
        ChatMember member,
        Actor actor,
        Judge judge,
        Target place,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var block = @case.Blocks.FirstOrDefault(one => one.InForce(now));
        var apology = block is null ? null : await db.Apologies.AsNoTracking().SingleOrDefaultAsync(a => a.BlockId == block.Id, cancel);
        var line = apology is null ? null : await ApologyAsync(apology, actor, place, cancel);
        var (offender, edition) = (@case.Offender, actor.Edition);
        return file with
        {
            As = judge.As,
            Moderates = Permissions.Permits(actor, SchoolAction.Moderate, place),
            MayDecide = judge.As == Capacity.Moderator ? (Result?)null : DecisionBlockRule.MayBlock(@case, edition, judge, now),
            Apology = line,
            MayUnblock = block is null ? (Result?)null : MayUnblock(block),
            MayPardon = block is not null && member.IsPresent && !UnblockingRule.MayPardon(block, offender, edition, judge).IsRefused,
        };

        Result MayUnblock(Block running) =>
            member.IsPresent
                ? UnblockingRule.MayUnblock(running, offender, apology, line?.Objecting ?? 0, edition, judge, now)
                : new PetitionerAbsent(edition.Cite(Rule.EarlyUnblocking));
    }

    private async Task<ApologyLine> ApologyAsync(Apology apology, Actor actor, Target place, CancellationToken cancel)
    {
        var objections = await (
            from objection in db.Objections
            where objection.ApologyId == apology.Id
            join person in db.People on objection.PersonId equals person.Id
            orderby objection.At
            select new ObjectionLine(person.Name, objection.At, objection.Reason)
        )
            .Take(Newest)
            .ToListAsync(cancel);
        var text = await db
            .Messages.Where(m => m.ChatId == apology.ChatId && m.Id == apology.MessageId)
            .Select(m => m.Text)
            .SingleAsync(cancel);
        var edition = await editions.GetAsync(db, apology.EditionId, cancel);
        var clause = edition.Cite(apology.Clause);
        var seesWho = Permissions.Permits(actor, SchoolAction.SeeObjections, place);
        return new ApologyLine(text, apology.At, apology.ObjectionsUntil, clause, objections.Count, seesWho ? objections : []);
    }

    private async Task<List<ViolationLine>> ViolationsAsync(
        BlockCase @case,
        Actor actor,
        Judge? judge,
        Target place,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var ladder = actor.Edition.Regulation.Ladder;
        var since = ladder is null ? DateTimeOffset.MinValue : BlockingRule.CountingSince(ladder, @case.Blocks, now);
        var seesRemoved = Permissions.Permits(actor, SchoolAction.SeeRemovedText, place);
        var found = await (
            from violation in db.Violations
            where violation.ChatId == @case.Chat && violation.PersonId == @case.Offender.Person
            from message in db.Messages.Where(m => m.ChatId == violation.ChatId && (MessageId?)m.Id == violation.MessageId).DefaultIfEmpty()
            orderby violation.CommittedAt descending
            select new
            {
                Violation = violation,
                Text = message != null && (message.Removal == null || seesRemoved) ? message.Text : violation.Circumstance,
                Contested = db.Appeals.Any(appeal => appeal.ViolationId == violation.Id),
            }
        )
            .Take(Newest)
            .AsNoTracking()
            .ToListAsync(cancel);

        var names = await db.NamesAsync(
            found.SelectMany(v => new PersonId?[] { v.Violation.RecordedBy, v.Violation.Withdrawal?.By }),
            cancel
        );
        var lines = new List<ViolationLine>(found.Count);
        foreach (var (violation, text, contested) in found.Select(line => (line.Violation, line.Text, line.Contested)))
        {
            var edition = await editions.GetAsync(db, violation.EditionId, cancel);
            lines.Add(
                new ViolationLine(
                    violation.MessageId,
                    violation.Rule,
                    edition.Cite(violation.Clause),
                    violation.CommittedAt,
                    violation.RecordedAt,
                    names[violation.RecordedBy],
                    text,
                    violation.Stands && violation.CommittedAt >= since
                )
                {
                    Id = violation.Id,
                    RecordedAs = violation.RecordedAs,
                    State = violation.State,
                    Withdrawn = violation.Withdrawal is { } taken ? EndedLine.Of(taken, names) : null,
                    MayWithdraw = MayWithdraw(violation, @case.Offender, actor, judge),
                    MayContest = !Appeal.MayMake(new Contested(Violation: violation), actor.Person, contested).IsRefused,
                }
            );
        }

        return lines;
    }

    // An official decides on blocks; the violations are the moderator's and the director's.
    private static bool MayWithdraw(Violation violation, Offender offender, Actor actor, Judge? judge) =>
        judge is { As: not Capacity.Official } && !violation.MayWithdraw(judge, offender, actor.Edition).IsRefused;

    private async Task<List<BlockLine>> BlocksAsync(BlockCase @case, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var ids = @case.Blocks.Select(block => (BlockId?)block.Id).ToList();
        var contested =
            ids.Count == 0 ? [] : await db.Appeals.Where(a => ids.Contains(a.BlockId)).Select(a => a.BlockId).ToListAsync(cancel);
        var names = await db.NamesAsync(
            @case.Blocks.SelectMany(block => new PersonId?[] { block.DecidedBy, block.LiftedBefore?.By, block.Lifting?.By }),
            cancel
        );
        var lines = new List<BlockLine>();
        foreach (var block in @case.Blocks.OrderByDescending(block => block.From))
        {
            var edition = await editions.GetAsync(db, block.EditionId, cancel);
            lines.Add(
                new BlockLine(block.From, block.Until, edition.Cite(block.Clause), names[block.DecidedBy], block.InForce(now))
                {
                    Id = block.Id,
                    Ground = block.Ground,
                    DecidedAs = block.DecidedAs,
                    Basis = block.Basis,
                    Ended = EndedLine.Of(block, names),
                    MayContest = !Appeal.MayMake(new Contested(Block: block), actor.Person, contested.Contains(block.Id)).IsRefused,
                }
            );
        }

        return lines;
    }
}
