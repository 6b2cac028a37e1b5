using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Schools;

/// <summary>
/// Turns the school year (S0 4.1, S1 2.1, S3 2.1, S4 2.3): classes go over with their students, teachers and chats, those who have finished
/// leave with their parents, first classes begin. All of it in one transaction, one at a time in a school, and once a year.
/// </summary>
public sealed class TurnYear(SchoolCommsDb db, MovePeople move, TimeProvider time)
{
    /// <returns>Done, or <see cref="YearTurned"/>, <see cref="ClassesHaveChanged"/>, <see cref="NextClassTwice"/>, <see cref="ClassExists"/>.</returns>
    public async Task<Result> RunAsync(Actor actor, YearPlan plan, Order order, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.MovePeople, Target.School);
        if (permitted.IsRefused)
            return permitted;

        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockSchoolAsync(cancel);
        var mayTurn = YearRoll.MayTurn(plan.SchoolYear, actor.School.DateAt(now));
        if (mayTurn.IsRefused)
            return mayTurn;
        if (await db.RunningYearAsync(actor.School, now, cancel) != plan.SchoolYear)
            return new YearTurned(plan.SchoolYear);

        var classes = await db.Classes.Where(c => c.SchoolYear == plan.SchoolYear).ToDictionaryAsync(c => c.Id, cancel);
        var possible = plan.Check(classes.Keys);
        if (possible.IsRefused)
            return possible;

        db.Add(YearRoll.Of(actor.School.Id, plan.SchoolYear, order, actor.Person, now));
        var finishing = plan.Turns.Where(turn => turn.Next is null).Select(turn => turn.Class).ToList();
        var finished = await FinishAsync(finishing, actor, order, now, cancel);
        if (finished.IsRefused)
            return finished.Error;

        var next = plan
            .Turns.Where(turn => turn.Next is not null)
            .ToDictionary(turn => classes[turn.Class], turn => NewClass(actor.School.Id, turn.Next!, plan, now));
        db.AddRange(next.Values);
        try
        {
            await BeginAsync(actor.School.Id, plan, now, cancel);
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException problem) when (problem.TakenKey() is "ix_school_class_school_id_school_year_name")
        {
            return await TakenAsync(plan, cancel);
        }

        await AnnulLinksAsync(classes.Keys, actor, order, now, cancel);
        var promoted = await GoOverAsync(next, actor, order, now, cancel);
        await RecordAsync(actor, plan, order, next.Count, promoted, finished.Value, now, cancel);
        await transaction.CommitAsync(cancel);
        move.Announce(actor.School.Id, finished.Value);
        return Result.Done;
    }

    private static SchoolClass NewClass(SchoolId school, ClassName name, YearPlan plan, DateTimeOffset now) =>
        SchoolClass.Create(school, name, plan.SchoolYear + 1, now);

    private async Task<Result<Consequences>> FinishAsync(
        List<ClassId> finishing,
        Actor actor,
        Order order,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var steps = await db.FinishingAsync(finishing, cancel);
        var brought = await move.CarryOutAsync(
            steps,
            new Dictionary<ChatId, PersonId>(),
            new Mandate(actor.Person, actor.Edition, order.Citation),
            now,
            cancel
        );
        if (brought.IsRefused)
            return brought;

        foreach (var left in brought.Value.ClassesLeft.Where(change => change.Role == Role.Student))
        {
            var what = new MovementOf(left.Person, MovementKind.Graduation, Role.Student, left.Class);
            db.Add(Movement.AtTurnOfYear(what, order, actor.Person, actor.School, now));
        }

        await CloseAsync(finishing, now, cancel);
        return brought;
    }

    // Whoever taught there is done with the class; its chats stay as history, for nobody to write in.
    private async Task CloseAsync(List<ClassId> finishing, DateTimeOffset now, CancellationToken cancel)
    {
        await db
            .ClassMemberships.Where(m => finishing.Contains(m.ClassId) && m.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.EndedAt, now), cancel);
        var chats = db.Chats.Where(c => c.ClassId != null && finishing.Contains(c.ClassId.Value)).Select(c => c.Id);
        await db
            .ChatMembers.Where(m => chats.Contains(m.ChatId) && m.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.EndedAt, now).SetProperty(m => m.Departure, Departure.Moved), cancel);
        var led = await db
            .Appointments.Where(a => a.ClassId != null && finishing.Contains(a.ClassId.Value) && (a.EndsAt == null || now < a.EndsAt))
            .ToListAsync(cancel);
        foreach (var office in led)
            office.End(now);
    }

    // A first class that somebody created before is there already.
    private async Task BeginAsync(SchoolId school, YearPlan plan, DateTimeOffset now, CancellationToken cancel)
    {
        var there = await db.Classes.Where(c => c.SchoolYear == plan.SchoolYear + 1).Select(c => c.Name).ToListAsync(cancel);
        db.AddRange(plan.Beginning.Except(there).Select(name => NewClass(school, name, plan, now)));
    }

    private async Task<Result> TakenAsync(YearPlan plan, CancellationToken cancel)
    {
        await db.Database.CurrentTransaction!.RollbackAsync(cancel);
        var names = plan.Turns.Select(turn => turn.Next).OfType<ClassName>().ToList();
        var taken = await db
            .Classes.AsNoTracking()
            .Where(c => c.SchoolYear == plan.SchoolYear + 1 && names.Contains(c.Name))
            .Select(c => c.Name)
            .FirstAsync(cancel);
        return new ClassExists(taken.Value);
    }

    private async Task AnnulLinksAsync(IEnumerable<ClassId> classes, Actor actor, Order order, DateTimeOffset now, CancellationToken cancel)
    {
        var ids = classes.ToList();
        await db
            .Invites.Where(i => i.ClassId != null && ids.Contains(i.ClassId.Value))
            .Where(Invite.OpenAt(now))
            .AnnulAsync(actor.Person, order.Citation, now, cancel);
    }

    /// <summary>Everybody of a class goes over with it: a few statements for the whole school.</summary>
    /// <returns>How many students.</returns>
    private async Task<int> GoOverAsync(
        Dictionary<SchoolClass, SchoolClass> next,
        Actor actor,
        Order order,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var (school, at) = (actor.School.Id.Value, now.ToUniversalTime());
        var byId = next.ToDictionary(pair => pair.Key.Id);
        var ids = byId.Keys.ToList();
        var (old, @new) = (next.Keys.Select(c => c.Id.Value).ToArray(), next.Values.Select(c => c.Id.Value).ToArray());
        var students = await db
            .ClassMemberships.Where(m => ids.Contains(m.ClassId) && m.Role == Role.Student && m.EndedAt == null)
            .Select(m => new { m.PersonId, m.ClassId })
            .ToListAsync(cancel);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into class_membership (school_id, class_id, person_id, role, subject, since)
                select m.school_id, turn.after, m.person_id, m.role, m.subject, {at}
                from class_membership m join unnest({old}, {@new}) as turn(before, after) on m.class_id = turn.before
                where m.school_id = {school} and m.ended_at is null
            """,
            cancel
        );
        await db
            .ClassMemberships.Where(m => ids.Contains(m.ClassId) && m.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.EndedAt, now), cancel);
        await db.Database.ExecuteSqlAsync(
            $"""
            update movement m set from_class = coalesce(source.after, m.from_class), to_class = coalesce(target.after, m.to_class)
                from movement w
                left join unnest({old}, {@new}) as source(before, after) on source.before = w.from_class
                left join unnest({old}, {@new}) as target(before, after) on target.before = w.to_class
                where w.school_id = {school} and w.state = 'Waiting' and m.school_id = w.school_id and m.id = w.id
            """,
            cancel
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            update join_request r set class_id = turn.after
                from unnest({old}, {@new}) as turn(before, after)
                where r.school_id = {school} and r.class_id = turn.before and r.state in ('Waiting', 'Asked')
            """,
            cancel
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            update authorisation a set class_id = turn.after
                from unnest({old}, {@new}) as turn(before, after)
                where a.school_id = {school} and a.class_id = turn.before and {at} < a.ends_at
            """,
            cancel
        );

        foreach (var chat in await db.Chats.Where(c => c.ClassId != null && ids.Contains(c.ClassId.Value)).ToListAsync(cancel))
            chat.GoAlong(byId[chat.ClassId!.Value].Key, byId[chat.ClassId!.Value].Value);
        var led = await db
            .Appointments.Where(a => a.ClassId != null && ids.Contains(a.ClassId.Value) && (a.EndsAt == null || now < a.EndsAt))
            .ToListAsync(cancel);
        db.AddRange(led.ConvertAll(office => office.GoAlong(byId[office.ClassId!.Value].Value, now)));
        foreach (var student in students)
        {
            var what = new MovementOf(
                student.PersonId,
                MovementKind.Promotion,
                Role.Student,
                student.ClassId,
                byId[student.ClassId].Value.Id
            );
            db.Add(Movement.AtTurnOfYear(what, order, actor.Person, actor.School, now));
        }

        return students.Count;
    }

    private Task RecordAsync(
        Actor actor,
        YearPlan plan,
        Order order,
        int classes,
        int promoted,
        Consequences finished,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var details = new
        {
            SchoolYear = plan.SchoolYear,
            Order = order,
            Classes = classes,
            Students = promoted,
            Graduates = finished.Roles.Count(end => end.Role == Role.Student),
            Beginning = plan.Beginning.Select(name => name.Value),
        };
        var clause = Movement.ClauseOf(MovementKind.Promotion, actor.Edition);
        return db.SaveAndRecordAsync(actor, AuditKind.YearTurned, details, clause, now, cancel);
    }
}
