using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Access;

/// <summary>Whose access might be restored, and whether the actor may do it now.</summary>
public sealed record RecoveryForm(PersonId Person, FullName Name, Result May);

/// <summary>A link that restores access, to be handed over once; the store knows its code no more.</summary>
public sealed record MadeRecovery(FullName Name, string Code, DateTimeOffset EndsAt);

/// <summary>What was lost with the password.</summary>
/// <param name="DropsSecondFactor">The phone with the codes or the passkey: both go when the link is used.</param>
/// <param name="EndsSessions">A device that is signed in: every session ends at once, whether the link is used or not.</param>
public sealed record RecoveryOptions(bool DropsSecondFactor = false, bool EndsSessions = false);

/// <summary>
/// The administrator makes a link by which somebody who has lost the password sets a new one (PPL-11). A new link annuls the
/// one before it; the unique key lets one of two who make it at once through.
/// </summary>
public sealed class MakeRecovery(SchoolCommsDb db, InviteCodes codes, TimeProvider time)
{
    public async Task<Result<RecoveryForm>> OpenAsync(Actor actor, PersonId id, CancellationToken cancel)
    {
        var person = await FindAsync(id, cancel);
        if (person is null)
            return new NotFound(nameof(Person));

        var may = await MayAsync(actor, person, time.GetUtcNow(), cancel);
        return may.Error is { Kind: ErrorKind.Forbidden } forbidden ? forbidden : new RecoveryForm(id, person.Name, may);
    }

    public async Task<Result<MadeRecovery>> RunAsync(Actor actor, PersonId id, RecoveryOptions options, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockPersonAsync(id, cancel);
        var person = await FindAsync(id, cancel);
        if (person is null)
            return new NotFound(nameof(Person));

        var may = await MayAsync(actor, person, now, cancel);
        if (may.IsRefused)
            return may.Error;

        await db
            .Recoveries.Where(r => r.PersonId == id && r.UsedAt == null && r.AnnulledAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(r => r.AnnulledAt, now), cancel);
        var recovery = Recovery.Make(actor, id, options.DropsSecondFactor, now);
        var code = codes.CodeOf(recovery.Id);
        recovery.Seal(InviteCodes.HashOf(code));
        db.Add(recovery);
        if (options.EndsSessions)
            await db.EndSessionsAsync(person, now, cancel);

        var details = new
        {
            Person = person.Name.Full,
            SecondFactor = options.DropsSecondFactor ? "dropped" : null,
            Sessions = options.EndsSessions ? "ended" : null,
            ExpiresAt = recovery.EndsAt,
        };
        var clause = actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.RecoverAccess));
        await db.SaveAndRecordAsync(actor, AuditKind.RecoveryMade, details, clause, now, cancel);
        await transaction.CommitAsync(cancel);
        return new MadeRecovery(person.Name, code, recovery.EndsAt);
    }

    private Task<Person?> FindAsync(PersonId id, CancellationToken cancel) =>
        db.People.Include(p => p.Roles).SingleOrDefaultAsync(p => p.Id == id && p.MergedInto == null, cancel);

    private async Task<Result> MayAsync(Actor actor, Person person, DateTimeOffset now, CancellationToken cancel)
    {
        var offices = await db.AppointmentsAt(now).Where(a => a.PersonId == person.Id).Select(a => a.Office).ToListAsync(cancel);
        var onlyHere = person.Account is not { } account || await db.OpensOneSchoolAsync(account, cancel);
        return Recovery.MayMake(actor, person, offices, onlyHere);
    }
}

internal static class SchoolsOpened
{
    /// <summary>Whether a sign-in is of one school only.</summary>
    public static async Task<bool> OpensOneSchoolAsync(this SchoolCommsDb db, AccountId account, CancellationToken cancel) =>
        (await db.Database.SqlQuery<Guid>($"select schools_of_account({account.Value}) as \"Value\"").ToListAsync(cancel)).Count == 1;
}
