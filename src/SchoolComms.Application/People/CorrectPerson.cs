using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

/// <summary>What the school knows of somebody; null is nothing.</summary>
public sealed record PersonFacts(FullName Name, DateOnly? BirthDate, PhoneNumber? Phone, EmailAddress? Email, string? Post);

/// <summary>Puts right what is wrong about somebody, with a reason. The record tells which facts, and not what they were.</summary>
public sealed class CorrectPerson(SchoolCommsDb db, TimeProvider time)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int MaxReason = 500;

    public async Task<Result> RunAsync(Actor actor, PersonId id, PersonFacts facts, string reason, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.KeepPeople, Target.School);
        if (permitted.IsRefused)
            return permitted;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockPersonAsync(id, cancel);
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == id && p.MergedInto == null, cancel);
        if (person is null)
            return new NotFound(nameof(Person));

        var known = new PersonFacts(person.Name, person.BirthDate, person.Phone, person.Email, person.Post);
        if (facts == known)
            return new NothingCorrected();

        person.Correct(facts.Name, facts.BirthDate, facts.Phone, facts.Email, facts.Post);
        var details = new
        {
            Person = id.Value,
            Facts = Changed(known, facts),
            Reason = reason,
        };
        var clause = actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.KeepPeople));
        await db.SaveAndRecordAsync(actor, AuditKind.PersonCorrected, details, clause, time.GetUtcNow(), cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }

    private static PersonFact[] Changed(PersonFacts known, PersonFacts now) =>
        [
            .. new (PersonFact Fact, bool Changed)[]
            {
                (PersonFact.Name, known.Name != now.Name),
                (PersonFact.BirthDate, known.BirthDate != now.BirthDate),
                (PersonFact.Phone, known.Phone != now.Phone),
                (PersonFact.Email, known.Email != now.Email),
                (PersonFact.Post, known.Post != now.Post),
            }
                .Where(fact => fact.Changed)
                .Select(fact => fact.Fact),
        ];
}

/// <summary>What of somebody has been put right.</summary>
public enum PersonFact
{
    Name = 1,
    BirthDate,
    Phone,
    Email,
    Post,
}

/// <summary>All is as it was.</summary>
public sealed record NothingCorrected() : Error(ErrorKind.Conflict);
