using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Access;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Moderation;

/// <summary>
/// The director, or an official authorised for it, restricts somebody's access to the school's portal (MOD-8; S0 9.2, S4 3.5). From
/// the commit on every request is refused, and the sessions of the sign-in end.
/// </summary>
public sealed class RestrictAccess(SchoolCommsDb db, LiveChats live, TimeProvider time)
{
    public async Task<Result<AccessRestriction>> RunAsync(Actor actor, PersonId id, SanctionDecision decision, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var judge = RestrictionCases.Judge(actor);
        if (judge.IsRefused)
            return judge.Error;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockPersonAsync(id, cancel);
        var person = await db.People.Include(p => p.Roles).SingleOrDefaultAsync(p => p.Id == id && p.LeftAt == null, cancel);
        if (person is null)
            return new NotFound(nameof(Person));

        var imposed = AccessRestriction.Impose(
            await db.OffenderAsync(person, now, cancel),
            await db.AccessRestrictions.Where(r => r.PersonId == id).ToListAsync(cancel),
            actor.Edition,
            judge.Value,
            decision.Term.End(decision.Date, now, actor.School.Zone),
            decision.Document,
            decision.Reason,
            now
        );
        if (imposed.IsRefused)
            return imposed;

        var restriction = imposed.Value;
        db.Add(restriction);
        var details = new
        {
            Person = person.Name.Full,
            As = judge.Value.As,
            restriction.Until,
            Paper = restriction.Basis.Document,
            restriction.Basis.Reason,
        };
        await db.EndSessionsAsync(person, now, cancel);
        await db.SaveAndRecordAsync(actor, AuditKind.AccessRestricted, details, actor.Edition.Cite(restriction.Clause), now, cancel);
        var chats = await db.ChatMembers.Where(m => m.PersonId == id && m.EndedAt == null).Select(m => m.ChatId).ToListAsync(cancel);
        await transaction.CommitAsync(cancel);
        chats.ForEach(chat => live.Part(actor.School.Id, chat, id));
        return restriction;
    }
}

/// <summary>Whoever may restrict access ends a restriction before its time, for a reason.</summary>
public sealed class EndRestriction(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, AccessRestrictionId id, string? reason, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var judge = RestrictionCases.Judge(actor);
        if (judge.IsRefused)
            return judge.Error;
        var restricted = await db.AccessRestrictions.Where(r => r.Id == id).Select(r => r.PersonId).ToListAsync(cancel);
        if (restricted is not [var who])
            return new NotFound(nameof(AccessRestriction));

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockPersonAsync(who, cancel);
        var person = await db.People.Include(p => p.Roles).SingleAsync(p => p.Id == who, cancel);
        var restriction = await db.AccessRestrictions.SingleAsync(r => r.Id == id, cancel);
        var ended = restriction.Pardon(await db.OffenderAsync(person, now, cancel), reason, actor.Edition, judge.Value, now);
        if (ended.IsRefused)
            return ended;

        var details = new { Person = person.Name.Full, restriction.Lifting!.Reason };
        var clause = actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.RestrictAccess));
        await db.SaveAndRecordAsync(actor, AuditKind.RestrictionLifted, details, clause, now, cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}
