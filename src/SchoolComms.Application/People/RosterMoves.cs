using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Schools;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Roster;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>The transfers and departures of an import: each a movement of its own by the one order, to be undone by itself.</summary>
internal static class RosterMoves
{
    /// <summary>In the import's transaction, which holds the school. A plan that moves nobody needs no order.</summary>
    /// <returns>What they brought with them, or why one of them may not happen; then nothing of the import may.</returns>
    public static async Task<Result<IReadOnlyList<Consequences>>> MoveAsync(
        this SchoolCommsDb db,
        MovePeople move,
        Actor actor,
        RosterPlan plan,
        Order? order,
        string reason,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var brought = new List<Consequences>();
        foreach (var what in await MovementsAsync(db, actor.School, plan, now, cancel))
        {
            var entered = Movement.Enter(what, order!, actor.School.DateAt(now), NoSuccessors, actor.Person, actor.School, now);
            if (entered.IsRefused)
                return entered.Error;

            var mandate = new Mandate(actor.Person, actor.Edition, reason);
            var carriedOut = await move.CarryOutAsync([entered.Value.Step!], NoSuccessors, mandate, now, cancel);
            if (carriedOut.IsRefused)
                return carriedOut.Error;

            entered.Value.TakeEffect(carriedOut.Value, now);
            db.Add(entered.Value);
            brought.Add(carriedOut.Value);
        }

        await db.SaveChangesAsync(cancel);
        return Result.Of<IReadOnlyList<Consequences>>(brought);
    }

    private static Dictionary<ChatId, PersonId> NoSuccessors => [];

    private static async Task<List<MovementOf>> MovementsAsync(
        SchoolCommsDb db,
        School school,
        RosterPlan plan,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var students = plan
            .Transfers.Select(transfer => transfer.Student)
            .Concat(plan.Departures)
            .Select(student => new PersonId(student.Id!.Value))
            .ToList();
        var places = (
            await db
                .ClassMemberships.Where(m => students.Contains(m.PersonId) && m.Role == Role.Student && m.EndedAt == null)
                .OrderBy(m => m.Since)
                .Select(m => new { m.PersonId, m.ClassId })
                .ToListAsync(cancel)
        ).ToLookup(m => m.PersonId, m => m.ClassId);
        var year = await db.YearOfNewClassesAsync(school, now, cancel);
        var classes = await db.Classes.Where(c => c.SchoolYear == year).ToDictionaryAsync(c => c.Name, c => c.Id, cancel);
        return
        [
            .. plan.Transfers.Select(transfer => Of(transfer.Student, MovementKind.Transfer, classes[transfer.To])),
            .. plan.Departures.Select(student => Of(student, MovementKind.Leaving, null)),
        ];

        MovementOf Of(RosterStudent student, MovementKind kind, ClassId? to)
        {
            var id = new PersonId(student.Id!.Value);
            return new MovementOf(id, kind, Role.Student, places[id].First(), to);
        }
    }
}
