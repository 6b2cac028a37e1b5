using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Moderation;

/// <summary>What the director's order says.</summary>
/// <param name="Powers">What the official may decide.</param>
/// <param name="Class">In the chats of which class; null for the whole school.</param>
/// <param name="LastDay">The last day of the term.</param>
public sealed record AuthorisationOrder(
    PersonId Official,
    IReadOnlyCollection<Power> Powers,
    ClassId? Class,
    Order Order,
    DateOnly LastDay
);

/// <summary>The director authorises an official in writing to decide in the director's place (S1 4.5, MOD-5, MOD-8, CTL-2).</summary>
public sealed class GiveAuthorisation(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, AuthorisationOrder input, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var permitted = Permissions.Check(actor, SchoolAction.Authorise, Target.School);
        if (permitted.IsRefused)
            return permitted;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockPersonAsync(input.Official, cancel);
        var official = await db.People.Include(p => p.Roles).SingleOrDefaultAsync(p => p.Id == input.Official, cancel);
        if (official is null || (input.Class is { } id && !await db.Classes.AnyAsync(c => c.Id == id, cancel)))
            return new NotFound(nameof(Authorisation));

        foreach (var power in input.Powers.Distinct().Order())
        {
            var given = Authorisation.Give(actor, official, power, input.Class, input.Order, input.LastDay, now);
            if (given.IsRefused)
                return given.Error;

            db.Add(given.Value);
            var details = new
            {
                Person = official.Name.Full,
                Power = power,
                Class = input.Class?.Value,
                input.Order,
                input.LastDay,
            };
            await db.SaveAndRecordAsync(actor, AuditKind.Authorised, details, actor.Edition.Cite(Authorisation.RuleOf(power)), now, cancel);
        }

        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}

/// <summary>The director ends an authorisation before its day; what was decided under it stands.</summary>
public sealed class EndAuthorisation(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, AuthorisationId id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var permitted = Permissions.Check(actor, SchoolAction.Authorise, Target.School);
        if (permitted.IsRefused)
            return permitted;

        var holder = await db.Authorisations.Where(a => a.Id == id).Select(a => a.PersonId).ToListAsync(cancel);
        if (holder is not [var official])
            return new NotFound(nameof(Authorisation));

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockPersonAsync(official, cancel);
        var authorisation = await db.Authorisations.SingleAsync(a => a.Id == id, cancel);
        var ended = authorisation.End(now);
        if (ended.IsRefused)
            return ended;

        var details = new
        {
            Person = official.Value,
            authorisation.Power,
            authorisation.Order,
        };
        var clause = actor.Edition.Cite(Authorisation.RuleOf(authorisation.Power));
        await db.SaveAndRecordAsync(actor, AuditKind.AuthorisationEnded, details, clause, now, cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}
