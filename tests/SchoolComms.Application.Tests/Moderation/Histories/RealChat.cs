using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Moderation;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Moderation.Histories;

/// <summary>People of a school who moderate, write, object and answer; they go from one chat to the next.</summary>
internal sealed record Cast(Actor First, Actor Second, Actor Parent, Actor One, Actor Another, Actor Director)
{
    public static async Task<Cast> OfAsync(TestSchool school)
    {
        var (one, another) = (await school.AddParentAsync(), await school.AddParentAsync());
        return new Cast(
            await school.ActorAsync(school.ClassTeacher),
            await school.ActorAsync(school.Teacher),
            await school.ActorAsync(school.Parent),
            await school.ActorAsync(one),
            await school.ActorAsync(another),
            await school.ActorAsync(school.Director)
        );
    }
}

/// <summary>The same deeds done by the application's own use cases on PostgreSQL.</summary>
internal sealed class RealChat(TestSchool school, Cast cast, Chat chat)
{
    private static readonly CancellationToken Cancel = CancellationToken.None;
    private readonly List<MessageId> messages = [];

    public ChatId Id => chat.Id;

    public static async Task<RealChat> OpenAsync(TestSchool school, Cast cast, string name, DateTimeOffset now)
    {
        var chat = Chat.Create(school.School.Id, ChatKind.ClassOther, name, school.Class.Id, cast.First.Person, now);
        await school.InScopeAsync(db =>
        {
            db.Add(chat);
            foreach (var moderator in (Actor[])[cast.First, cast.Second])
                db.Add(ChatMember.Enter(chat, moderator.Person, Role.Teacher, moderator: true, now));
            foreach (var parent in (Actor[])[cast.Parent, cast.One, cast.Another])
                db.Add(ChatMember.Enter(chat, parent.Person, Role.Parent, moderator: false, now));
            return Task.CompletedTask;
        });
        return new RealChat(school, cast, chat);
    }

    /// <returns>Whether the application did it.</returns>
    public async Task<bool> TryAsync(Deed deed, ChatModel before, DateTimeOffset now) =>
        deed switch
        {
            (Act.Write, _) => await WriteAsync(now),
            (Act.Violate, { } i) => await DidAsync<DecideOnMessage>(use =>
                use.RunAsync(cast.First, Id, messages[i], new Decision(Rule.NegativeOrExcessive, true, Consequence.Violation, null), Cancel)
            ),
            (Act.BlockForADay, _) => await BlockAsync(BlockTerm.Day, null),
            (Act.BlockForAMonth, _) => await BlockAsync(BlockTerm.Month, null),
            (Act.BlockForTooLong, _) => await BlockAsync(BlockTerm.UntilDate, school.School.DateAt(now).AddDays(32)),
            (Act.BlockByDirector, _) => await DidAsync<BlockByDecision, Block>(use =>
                use.RunAsync(
                    cast.Director,
                    Id,
                    cast.Parent.Person,
                    new SanctionDecision(BlockTerm.ThreeDays, null, "Записка № 1", "Спор"),
                    Cancel
                )
            ),
            (Act.Apologise, _) => await DidAsync<Apologise, Apology>(use =>
                use.RunAsync(cast.Parent, Id, "Прошу прощения у всех участников чата", Cancel)
            ),
            (Act.ObjectAsOne, { } i) => await ObjectAsync(cast.One, i),
            (Act.ObjectAsAnother, { } i) => await ObjectAsync(cast.Another, i),
            (Act.UnblockAsFirst, _) => await DidAsync<UnblockMember>(use => use.RunAsync(cast.First, Id, cast.Parent.Person, Cancel)),
            (Act.UnblockAsSecond, _) => await DidAsync<UnblockMember>(use => use.RunAsync(cast.Second, Id, cast.Parent.Person, Cancel)),
            (Act.Pardon, _) => await DidAsync<UnblockMember>(use =>
                use.PardonAsync(cast.Director, Id, cast.Parent.Person, "Достаточно", Cancel)
            ),
            (Act.Withdraw, { } i) => await WithdrawAsync(await ViolationAsync(i)),
            (Act.ContestViolation, { } i) => await ContestAsync(new SanctionReference(Violation: await ViolationAsync(i))),
            (Act.ContestBlock, { } i) => await ContestAsync(new SanctionReference(Block: await BlockAsync(i))),
            (Act.AnswerThatItStands, { } i) => await AnswerAsync(before.Complaints[i], AppealOutcome.Stands),
            (Act.AnswerThatItWasWrong, { } i) => await AnswerAsync(before.Complaints[i], AppealOutcome.Undone),
            (Act.AnswerThatItLastedEnough, { } i) => await AnswerAsync(before.Complaints[i], AppealOutcome.Lifted),
            (Act.ParentLeaves, _) => await MoveAsync(cast.Parent, member => member.End(Departure.Moved, now)),
            (Act.ParentReturns, _) => await MoveAsync(cast.Parent, member => member.Return(Role.Parent, now)),
            (Act.ModeratorLeaves, _) => await MoveAsync(cast.First, member => member.End(Departure.Moved, now)),
            (Act.ModeratorReturns, _) => await MoveAsync(cast.First, member => member.TakeCharge(Role.Teacher, now)),
            _ => false,
        };

    /// <summary>What the database has, in the words of <see cref="ChatModel.Digest"/>.</summary>
    public async Task<string> DigestAsync()
    {
        var lines = new List<string>();
        await school.InScopeAsync(async db =>
        {
            var violations = await db.Violations.AsNoTracking().Where(v => v.ChatId == Id).ToListAsync();
            lines.AddRange(
                violations
                    .OrderBy(v => messages.IndexOf(v.MessageId!.Value))
                    .Select(v => $"violation {messages.IndexOf(v.MessageId!.Value)}: withdrawn {!v.Stands}")
            );
            var blocks = await db
                .Blocks.AsNoTracking()
                .Where(b => b.ChatId == Id)
                .OrderBy(b => b.From)
                .Select(b => new
                {
                    Block = b,
                    Apology = db.Apologies.SingleOrDefault(a => a.BlockId == b.Id),
                    Objections = db.Objections.Count(o => db.Apologies.Any(a => a.BlockId == b.Id && a.Id == o.ApologyId)),
                })
                .ToListAsync();
            lines.AddRange(
                blocks.Select(one =>
                    $"block {one.Block.From.UtcDateTime:O} {one.Block.Until.UtcDateTime:O} undone {one.Block.IsUndone} "
                    + $"ladder {one.Block.Ground == BlockGround.Ladder} apology {one.Apology?.ObjectionsUntil.UtcDateTime:O} objections {one.Objections}"
                )
            );
            var (violationIds, blockIds) = (violations.ConvertAll(v => (ViolationId?)v.Id), blocks.ConvertAll(b => (BlockId?)b.Block.Id));
            var appeals = await db
                .Appeals.AsNoTracking()
                .Where(a => violationIds.Contains(a.ViolationId) || blockIds.Contains(a.BlockId))
                .ToListAsync();
            lines.Add($"appeals {appeals.Count}, open {appeals.Count(appeal => appeal.IsOpen)}");
            var there = await db.ChatMembers.Where(m => m.ChatId == Id && m.EndedAt == null).Select(m => m.PersonId).ToListAsync();
            lines.Add($"there: parent {there.Contains(cast.Parent.Person)}, moderator {there.Contains(cast.First.Person)}");
        });
        return string.Join('\n', lines);
    }

    private async Task<bool> WriteAsync(DateTimeOffset now)
    {
        var posted = await school.RunAsync<PostMessage, Result<MessageId?>>(use =>
            use.RunAsync(cast.Parent, Id, $"Продаю лыжи, недорого, {now:O}", warned: false, people: null, form: null, Cancel)
        );
        if (posted.IsRefused)
            return false;

        lock (messages)
            messages.Add(posted.Value!.Value);
        return true;
    }

    private Task<bool> BlockAsync(BlockTerm term, DateOnly? date) =>
        DidAsync<BlockMember, Block>(use => use.RunAsync(cast.First, Id, cast.Parent.Person, term, date, Cancel));

    private async Task<bool> ObjectAsync(Actor who, int ban)
    {
        var block = await BlockAsync(ban);
        var apology = await FindAsync(db => db.Apologies.Where(a => a.BlockId == block).Select(a => a.Id));
        return await DidAsync<ObjectToUnblocking>(use => use.RunAsync(who, Id, apology, null, Cancel));
    }

    private Task<bool> WithdrawAsync(ViolationId violation) =>
        DidAsync<WithdrawViolation>(use => use.RunAsync(cast.First, Id, violation, "Записано по ошибке", Cancel));

    private Task<bool> ContestAsync(SanctionReference reference) =>
        DidAsync<ContestSanction, AppealId>(use => use.RunAsync(cast.Parent, reference, "Не согласен: это не нарушение", Cancel));

    private async Task<bool> AnswerAsync(ChatModel.Complaint about, AppealOutcome outcome)
    {
        var violation = about.Offence is { } offence ? await ViolationAsync(offence) : (ViolationId?)null;
        var block = about.Ban is { } ban ? await BlockAsync(ban) : (BlockId?)null;
        var appeal = await FindAsync(db =>
            db.Appeals.Where(a => violation != null ? a.ViolationId == violation : a.BlockId == block).Select(a => a.Id)
        );
        return await DidAsync<AnswerAppeal>(use => use.RunAsync(cast.Director, appeal, outcome, "Разобрались", Cancel));
    }

    private Task<ViolationId> ViolationAsync(int i) =>
        FindAsync(db => db.Violations.Where(v => v.MessageId == messages[i]).Select(v => v.Id));

    private Task<BlockId> BlockAsync(int i) =>
        FindAsync(db => db.Blocks.Where(b => b.ChatId == Id).OrderBy(b => b.From).Skip(i).Select(b => b.Id));

    private async Task<T> FindAsync<T>(Func<SchoolCommsDb, IQueryable<T>> query)
    {
        T found = default!;
        await school.InScopeAsync(async db => found = await query(db).FirstAsync());
        return found;
    }

    private async Task<bool> MoveAsync(Actor who, Action<ChatMember> move)
    {
        await school.InScopeAsync(async db => move(await db.ChatMembers.SingleAsync(m => m.ChatId == Id && m.PersonId == who.Person)));
        return true;
    }

    private async Task<bool> DidAsync<TUseCase>(Func<TUseCase, Task<Result>> run)
        where TUseCase : notnull => !(await school.RunAsync(run)).IsRefused;

    private async Task<bool> DidAsync<TUseCase, T>(Func<TUseCase, Task<Result<T>>> run)
        where TUseCase : notnull => !(await school.RunAsync(run)).IsRefused;
}
