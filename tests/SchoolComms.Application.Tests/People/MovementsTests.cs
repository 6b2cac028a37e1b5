using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Access;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.People;
using SchoolComms.Application.Schools;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.People;

public sealed class MovementsTests : IAsyncLifetime
{
    private static readonly Order Order = new("12", new DateOnly(2026, 3, 10));
    private static readonly DateOnly Today = new(2026, 3, 11);
    private static readonly Dictionary<ChatId, PersonId> Nobody = [];

    private readonly TestClock clock = TestClock.At("2026-03-11T10:00:00+03:00");
    private ServiceProvider services = null!;
    private TestSchool school = null!;

    public async ValueTask InitializeAsync()
    {
        services = await TestServices.CreateAsync(clock);
        school = await TestSchool.CreateAsync(services, "group-chats");
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task What_was_shown_before_a_student_leaves_is_what_happens()
    {
        var shown = await PreviewAsync(Leaving(school.Student));

        var movement = await EnterAsync(Leaving(school.Student));

        var brought = await BroughtAsync(movement.Value);
        JsonSerializer.Serialize(brought).ShouldBe(JsonSerializer.Serialize(shown.Told.Of));
        brought.Leaving.ShouldBe([school.Student.Id, school.Parent.Id], ignoreOrder: true);
        await school.InScopeAsync(async db =>
        {
            (await db.ClassMemberships.AnyAsync(m => m.PersonId == school.Student.Id && m.EndedAt == null)).ShouldBeFalse();
            (await MembershipsAsync(db, school.Student)).ShouldBeEmpty();
            (await MembershipsAsync(db, school.Parent)).ShouldBeEmpty();
            (await db.ChatMembers.SingleAsync(m => m.PersonId == school.Parent.Id)).Departure.ShouldBe(Departure.Moved);
        });
        (await IsMemberAsync(school.Parent)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_parent_with_another_child_in_the_class_stays()
    {
        await AddChildAsync(school.Parent, school.Class);

        await EnterAsync(Leaving(school.Student));

        (await IsMemberAsync(school.Parent)).ShouldBeTrue();
        await school.InScopeAsync(async db => (await MembershipsAsync(db, school.Parent)).ShouldBe([school.ParentsChat.Id]));
    }

    [Fact]
    public async Task A_student_goes_over_and_the_parent_goes_along()
    {
        var (there, chats) = await AddClassWithChatsAsync("5Б");

        (await EnterAsync(Transfer(school.Student, there))).IsRefused.ShouldBeFalse();

        await school.InScopeAsync(async db =>
        {
            (await MembershipsAsync(db, school.Student)).ShouldBe([chats[0]]);
            (await MembershipsAsync(db, school.Parent)).ShouldBe([chats[1]]);
            (await db.ClassMemberships.SingleAsync(m => m.PersonId == school.Student.Id && m.EndedAt == null)).ClassId.ShouldBe(there.Id);
        });

        clock.Advance(TimeSpan.FromMinutes(1));
        (await EnterAsync(Transfer(school.Student, school.Class, there))).IsRefused.ShouldBeFalse();
        await school.InScopeAsync(async db =>
        {
            (await MembershipsAsync(db, school.Student)).ShouldBe([school.StudentsChat.Id]);
            (await MembershipsAsync(db, school.Parent)).ShouldBe([school.ParentsChat.Id]);
        });
    }

    [Fact]
    public async Task The_last_administrator_is_not_dismissed_and_the_first_of_two_is()
    {
        (await EnterAsync(Dismissal(school.Administrator))).Error.ShouldBeOfType<LastAdministrator>().Clause!.Number.ShouldBe("2.1");

        await AppointAdministratorAsync(school.Staff);

        (await EnterAsync(Dismissal(school.Administrator))).IsRefused.ShouldBeFalse();
        (await IsMemberAsync(school.Administrator)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_office_that_was_to_begin_later_does_not_begin_after_a_dismissal()
    {
        await school.InScopeAsync(db =>
        {
            db.Add(Appointment.Make(school.Staff, Office.Administrator, null, Order, clock.Now.AddDays(7)));
            return Task.CompletedTask;
        });

        var movement = (await EnterAsync(Dismissal(school.Staff))).Value;

        await school.InScopeAsync(async db =>
            (
                await db
                    .Appointments.Where(Appointment.InForceAt(clock.Now.AddDays(8)))
                    .AnyAsync(appointment => appointment.PersonId == school.Staff.Id)
            ).ShouldBeFalse()
        );
        (await UndoAsync(movement)).IsRefused.ShouldBeFalse();
        await school.InScopeAsync(async db =>
            (await db.Appointments.SingleAsync(a => a.PersonId == school.Staff.Id)).EndsAt.ShouldBeNull()
        );
    }

    [Fact]
    public async Task The_director_is_not_dismissed() =>
        (await EnterAsync(Dismissal(school.Director))).Error.ShouldBeOfType<DirectorStays>();

    [Fact]
    public async Task A_class_teacher_goes_when_each_chat_has_a_successor_who_keeps_order()
    {
        (await EnterAsync(Dismissal(school.ClassTeacher))).Error.ShouldBeOfType<SuccessorMissing>().Chats.ShouldBe(3);

        var successors = await SuccessorsAsync(school.ClassTeacher, school.Teacher);
        (await EnterAsync(Dismissal(school.ClassTeacher), successors: successors)).IsRefused.ShouldBeFalse();

        await school.InScopeAsync(async db =>
        {
            (await db.Appointments.SingleAsync(a => a.PersonId == school.ClassTeacher.Id)).EndsAt.ShouldBe(clock.Now);
            var moderators = await db.ChatMembers.Where(m => m.IsModerator && m.EndedAt == null).ToListAsync();
            moderators.Count.ShouldBe(3);
            moderators.ShouldAllBe(m => m.PersonId == school.Teacher.Id);
        });
        (await IsMemberAsync(school.ClassTeacher)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_teacher_who_is_a_parent_too_stays_as_a_parent()
    {
        await AddChildAsync(school.Teacher, school.Class);

        (await EnterAsync(Dismissal(school.Teacher))).IsRefused.ShouldBeFalse();

        var actor = await school.ActorAsync(school.Teacher);
        actor.Roles.ShouldBe([Role.Parent]);
        actor.TeachesIn.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_links_that_the_leaver_issued_and_their_own_personal_ones_are_annulled_with_the_order()
    {
        var issued = await IssueAsync(school.ClassTeacher);
        var successors = await SuccessorsAsync(school.ClassTeacher, school.Teacher);

        await EnterAsync(Dismissal(school.ClassTeacher), successors: successors);

        await school.InScopeAsync(async db =>
        {
            var invite = await db.Invites.SingleAsync(i => i.Id == issued.Id);
            invite.StateAt(clock.Now).ShouldBe(InviteState.Annulled);
            invite.AnnulReason.ShouldBe("Приказ № 12 от 10.03.2026");
            invite.AnnulledBy.ShouldBe(school.Administrator.Id);
        });
    }

    [Fact]
    public async Task Whoever_joins_by_the_leavers_link_at_that_moment_is_in_or_finds_it_annulled()
    {
        var issued = await IssueAsync(school.ClassTeacher);
        var successors = await SuccessorsAsync(school.ClassTeacher, school.Teacher);

        var leaving = EnterAsync(Dismissal(school.ClassTeacher), successors: successors);
        var joining = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => JoinAsync(issued.Code, n)));

        (await leaving).IsRefused.ShouldBeFalse();
        joining.ShouldAllBe(joined => !joined.IsRefused || joined.Error is InviteAnnulled);
        await school.InScopeAsync(async db =>
        {
            var invite = await db.Invites.SingleAsync(i => i.Id == issued.Id);
            invite.Used.ShouldBe(joining.Count(joined => !joined.IsRefused));
            invite.AnnulledAt.ShouldNotBeNull();
        });
    }

    [Fact]
    public async Task Who_joins_by_a_personal_link_while_being_removed_is_out_in_the_end()
    {
        var link = await IssuePersonalAsync(await AddKnownParentAsync());
        var child = await ChildOfAsync(link.Person);

        var leaving = EnterAsync(new MovementOf(child, MovementKind.Leaving, Role.Student, school.Class.Id));
        var joining = JoinAsync(link.Invite.Code, 100);

        (await leaving).IsRefused.ShouldBeFalse();
        var joined = await joining;
        if (joined.IsRefused)
            (joined.Error is InviteAnnulled or PersonHasLeft).ShouldBeTrue();
        await school.InScopeAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == link.Person)).LeftAt.ShouldNotBeNull();
            (await db.ChatMembers.AnyAsync(m => m.PersonId == link.Person && m.EndedAt == null)).ShouldBeFalse();
            (await db.ClassMemberships.AnyAsync(m => m.PersonId == link.Person && m.EndedAt == null)).ShouldBeFalse();
        });
    }

    [Fact]
    public async Task Of_two_administrators_who_dismiss_one_person_at_once_one_does_it()
    {
        await AppointAdministratorAsync(school.Staff);

        var answers = await Task.WhenAll(EnterAsync(Dismissal(school.Teacher)), EnterAsync(Dismissal(school.Teacher), by: school.Staff));

        answers.Count(answer => !answer.IsRefused).ShouldBe(1);
        answers.Single(answer => answer.IsRefused).Error.ShouldBeOfType<NotThereToMove>();
    }

    [Fact]
    public async Task Two_administrators_who_dismiss_each_other_leave_one()
    {
        await AppointAdministratorAsync(school.Staff);

        var answers = await Task.WhenAll(
            EnterAsync(Dismissal(school.Staff)),
            EnterAsync(Dismissal(school.Administrator), by: school.Staff)
        );

        answers.Count(answer => !answer.IsRefused).ShouldBe(1);
        answers.Single(answer => answer.IsRefused).Error.ShouldBeOfType<LastAdministrator>();
    }

    [Fact]
    public async Task A_future_day_waits_until_midnight_and_of_many_nodes_one_lets_it_take_effect()
    {
        var movement = (await EnterAsync(Leaving(school.Student), on: Today.AddDays(1))).Value;
        (await EnterAsync(Leaving(school.Student), on: Today.AddDays(2))).Error.ShouldBeOfType<MovementWaits>();

        clock.Now = TestClock.At("2026-03-11T23:59:59+03:00").Now;
        (await DueAsync()).ShouldNotContain(due => due.Id == movement.Value);
        (await IsMemberAsync(school.Student)).ShouldBeTrue();

        clock.Now = TestClock.At("2026-03-12T00:00:00+03:00").Now;
        var due = (await DueAsync()).Single(due => due.Id == movement.Value);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ApplyAsync(due)));

        (await IsMemberAsync(school.Student)).ShouldBeFalse();
        await school.InScopeAsync(async db =>
        {
            (await db.Movements.SingleAsync(m => m.Id == movement)).State.ShouldBe(MovementState.InEffect);
            (await db.AuditEntries.CountAsync(e => e.Kind == Domain.Audit.AuditKind.MovementInEffect)).ShouldBe(1);
        });
    }

    [Fact]
    public async Task What_can_no_longer_happen_on_its_day_says_why_and_happens_once_that_is_settled()
    {
        await AppointAdministratorAsync(school.Staff);
        var movement = (await EnterAsync(Dismissal(school.Staff), on: Today.AddDays(1))).Value;
        await school.InScopeAsync(async db =>
            (await db.Appointments.SingleAsync(a => a.PersonId == school.Administrator.Id)).End(clock.Now)
        );
        clock.Now = TestClock.At("2026-03-12T00:00:00+03:00").Now;

        await ApplyAsync(new DueMovement(school.School.Id.Value, movement.Value));

        (await IsMemberAsync(school.Staff)).ShouldBeTrue();
        var hindered = await school.RunAsync(
            async (ListMovements list) => await list.HinderedAsync(await school.ActorAsync(school.Staff), CancellationToken.None)
        );
        hindered.ShouldHaveSingleItem().Movement.Obstacle.ShouldBe(MovementObstacle.LastAdministrator);

        await AppointAdministratorAsync(school.Administrator);
        clock.Advance(Movement.TriedAgainAfter);
        await ApplyAsync(new DueMovement(school.School.Id.Value, movement.Value));
        (await IsMemberAsync(school.Staff)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_waits_is_cancelled_and_never_takes_effect()
    {
        var movement = (await EnterAsync(Leaving(school.Student), on: Today.AddDays(1))).Value;

        (await CancelAsync(movement)).IsRefused.ShouldBeFalse();

        clock.Advance(TimeSpan.FromDays(2));
        (await DueAsync()).ShouldNotContain(due => due.Id == movement.Value);
        (await CancelAsync(movement)).Error.ShouldBeOfType<MovementDoesNotWait>();
    }

    [Fact]
    public async Task Undone_within_a_day_everything_that_ended_stands_again_and_links_stay_annulled()
    {
        var issued = await IssueAsync(school.ClassTeacher);
        var before = await PlacesAsync();
        var successors = await SuccessorsAsync(school.ClassTeacher, school.Administrator);
        var movement = (await EnterAsync(Dismissal(school.ClassTeacher), successors: successors)).Value;
        clock.Advance(Movement.UndoneWithin);

        (await UndoAsync(movement)).IsRefused.ShouldBeFalse();

        (await PlacesAsync()).ShouldBe(before);
        var actor = await school.ActorAsync(school.ClassTeacher);
        actor.LeadsClasses.ShouldBe([school.Class.Id]);
        actor.Roles.ShouldBe([Role.Teacher]);
        actor.Moderates.ShouldBeTrue();
        await school.InScopeAsync(async db =>
            (await db.Invites.SingleAsync(i => i.Id == issued.Id)).StateAt(clock.Now).ShouldBe(InviteState.Annulled)
        );
        (await UndoAsync(movement)).Error.ShouldBeOfType<MovementNotInEffect>();
    }

    [Fact]
    public async Task A_family_that_left_is_put_back_whole()
    {
        var movement = (await EnterAsync(Leaving(school.Student))).Value;

        (await UndoAsync(movement)).IsRefused.ShouldBeFalse();

        (await IsMemberAsync(school.Student)).ShouldBeTrue();
        (await IsMemberAsync(school.Parent)).ShouldBeTrue();
        await school.InScopeAsync(async db =>
        {
            (await MembershipsAsync(db, school.Student)).ShouldBe([school.StudentsChat.Id]);
            (await MembershipsAsync(db, school.Parent)).ShouldBe([school.ParentsChat.Id]);
        });
    }

    [Fact]
    public async Task A_second_after_the_day_it_is_too_late()
    {
        var movement = (await EnterAsync(Leaving(school.Student))).Value;
        clock.Advance(Movement.UndoneWithin + TimeSpan.FromSeconds(1));

        (await UndoAsync(movement)).Error.ShouldBeOfType<TooLateToUndo>();
        (await IsMemberAsync(school.Student)).ShouldBeFalse();
    }

    [Fact]
    public async Task Undoing_is_refused_where_a_new_class_teacher_stands()
    {
        var successors = await SuccessorsAsync(school.ClassTeacher, school.Teacher);
        var movement = (await EnterAsync(Dismissal(school.ClassTeacher), successors: successors)).Value;
        var administrator = await school.ActorAsync(school.Administrator);
        (
            await school.RunAsync(
                (AppointClassTeacher appoint) =>
                    appoint.RunAsync(administrator, school.Class.Id, school.Teacher.Id, Order, CancellationToken.None)
            )
        ).IsRefused.ShouldBeFalse();

        (await UndoAsync(movement)).Error.ShouldBeOfType<SomethingNewerStands>();
        (await IsMemberAsync(school.ClassTeacher)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_student_arrives_with_the_parents_and_the_arrival_is_undone()
    {
        var parent = new ArrivingParent(FullName.Parse("Новая Ольга").Value, new Contact(PhoneNumber.Parse("+79990001122").Value, null));
        var movement = await ArriveAsync(Newcomer() with { Parents = [parent] }, Today);

        var student = (await BroughtAsync(movement.Value)).ClassesEntered.ShouldHaveSingleItem().Person;
        await school.InScopeAsync(async db =>
        {
            (await db.People.Include(p => p.Roles).SingleAsync(p => p.Id == student)).Has(Role.Student).ShouldBeTrue();
            var guardian = await db.Guardianships.SingleAsync(g => g.ChildId == student);
            (await db.People.Include(p => p.Roles).SingleAsync(p => p.Id == guardian.GuardianId)).Has(Role.Parent).ShouldBeTrue();
        });
        (await ArriveAsync(Newcomer(), Today)).Error.ShouldBeOfType<PersonIsKnown>();

        (await UndoAsync(movement.Value)).IsRefused.ShouldBeFalse();
        await school.InScopeAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == student)).LeftAt.ShouldNotBeNull();
            (await db.ClassMemberships.AnyAsync(m => m.PersonId == student && m.EndedAt == null)).ShouldBeFalse();
        });
    }

    [Fact]
    public async Task Both_fields_may_name_one_parent_known_or_new()
    {
        var phone = PhoneNumber.Parse("+79990001133").Value;
        await school.InScopeAsync(async db => (await db.People.SingleAsync(p => p.Id == school.Parent.Id)).Reachable(phone, null));
        var known = new ArrivingParent(school.Parent.Name, new Contact(phone, null));
        var email = EmailAddress.Parse("olga@family.example").Value;
        var (@new, again) = (
            new ArrivingParent(FullName.Parse("Новая Ольга").Value, new Contact(null, email)),
            new ArrivingParent(FullName.Parse("Новая Ольга").Value, new Contact(PhoneNumber.Parse("+79990001144").Value, email))
        );

        var movement = await ArriveAsync(Newcomer() with { Parents = [known, known, @new, again] }, Today);

        (await GuardiansAsync(movement.Value))
            .Select(guardian => guardian.Name)
            .ShouldBe([school.Parent.Name, @new.Name], ignoreOrder: true);
    }

    [Fact]
    public async Task Who_is_a_student_only_is_no_parent_who_is_known()
    {
        var phone = PhoneNumber.Parse("+79990001133").Value;
        await school.InScopeAsync(async db => (await db.People.SingleAsync(p => p.Id == school.Student.Id)).Reachable(phone, null));
        var namesake = new ArrivingParent(school.Student.Name, new Contact(phone, null));

        var movement = await ArriveAsync(Newcomer() with { Parents = [namesake] }, Today);

        (await GuardiansAsync(movement.Value)).ShouldHaveSingleItem().Id.ShouldNotBe(school.Student.Id);
    }

    [Fact]
    public async Task Two_children_who_are_to_arrive_have_one_parent()
    {
        var parent = new ArrivingParent(FullName.Parse("Новая Ольга").Value, new Contact(PhoneNumber.Parse("+79990001122").Value, null));
        var sister = Newcomer() with { Name = FullName.Parse("Новая Ада").Value, Parents = [parent] };

        var first = await ArriveAsync(Newcomer() with { Parents = [parent] }, Today.AddDays(1));
        var second = await ArriveAsync(sister, Today.AddDays(1));

        (await GuardiansAsync(second.Value)).ShouldHaveSingleItem().Id.ShouldBe((await GuardiansAsync(first.Value)).Single().Id);
    }

    [Fact]
    public async Task A_student_who_is_to_arrive_stands_in_the_class_from_that_day()
    {
        var movement = (await ArriveAsync(Newcomer(), Today.AddDays(1))).Value;
        await school.InScopeAsync(async db =>
        {
            var person = (await db.Movements.SingleAsync(m => m.Id == movement)).PersonId;
            (await db.ClassMemberships.AnyAsync(m => m.PersonId == person)).ShouldBeFalse();
        });

        clock.Now = TestClock.At("2026-03-12T00:00:00+03:00").Now;
        await ApplyAsync(new DueMovement(school.School.Id.Value, movement.Value));

        (await BroughtAsync(movement)).ClassesEntered.ShouldHaveSingleItem().Class.ShouldBe(school.Class.Id);
    }

    [Fact]
    public async Task Only_who_keeps_the_movement_moves_people()
    {
        foreach (var person in (Person[])[school.Director, school.ClassTeacher, school.Staff])
            (await EnterAsync(Leaving(school.Student), by: person)).Error.ShouldBeOfType<NotPermitted>();
    }

    private MovementOf Leaving(Person student) => new(student.Id, MovementKind.Leaving, Role.Student, school.Class.Id);

    private static MovementOf Dismissal(Person worker) => new(worker.Id, MovementKind.Dismissal, Role.Teacher);

    private MovementOf Transfer(Person student, SchoolClass to, SchoolClass? from = null) =>
        new(student.Id, MovementKind.Transfer, Role.Student, (from ?? school.Class).Id, to.Id);

    private Arriving Newcomer() => new(FullName.Parse("Новый Пётр").Value, Role.Student, new DateOnly(2014, 5, 6), school.Class.Id);

    private async Task<Result<MovementId>> EnterAsync(
        MovementOf what,
        DateOnly? on = null,
        Dictionary<ChatId, PersonId>? successors = null,
        Person? by = null
    )
    {
        var actor = await school.ActorAsync(by ?? school.Administrator);
        return await school.RunAsync(
            (EnterMovement enter) => enter.RunAsync(actor, what, Order, on ?? Today, successors ?? Nobody, CancellationToken.None)
        );
    }

    private async Task<Result<MovementId>> ArriveAsync(Arriving who, DateOnly on)
    {
        var actor = await school.ActorAsync(school.Administrator);
        return await school.RunAsync((EnterArrival arrive) => arrive.RunAsync(actor, who, Order, on, CancellationToken.None));
    }

    private async Task<MovementPreview> PreviewAsync(MovementOf what)
    {
        var actor = await school.ActorAsync(school.Administrator);
        return (await school.RunAsync((EnterMovement enter) => enter.PreviewAsync(actor, what, CancellationToken.None))).Value;
    }

    private async Task<Dictionary<ChatId, PersonId>> SuccessorsAsync(Person leaver, Person successor) =>
        (await PreviewAsync(Dismissal(leaver))).Told.Of.Bereft.ToDictionary(chat => chat.Chat, _ => successor.Id);

    private async Task<Result> CancelAsync(MovementId id)
    {
        var actor = await school.ActorAsync(school.Administrator);
        return await school.RunAsync((CancelMovement cancel) => cancel.RunAsync(actor, id, "Передумали", CancellationToken.None));
    }

    private async Task<Result> UndoAsync(MovementId id)
    {
        var actor = await school.ActorAsync(school.Administrator);
        return await school.RunAsync((UndoMovement undo) => undo.RunAsync(actor, id, "Ошибка в приказе", CancellationToken.None));
    }

    private Task<IReadOnlyList<DueMovement>> DueAsync() => school.RunAsync((DueMovements due) => due.RunAsync(CancellationToken.None));

    private async Task ApplyAsync(DueMovement due)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ApplyMovement>().RunAsync(due, CancellationToken.None);
    }

    private async Task<Consequences> BroughtAsync(MovementId id)
    {
        Consequences? brought = null;
        await school.InScopeAsync(async db => brought = (await db.Movements.SingleAsync(m => m.Id == id)).Brought);
        return brought!;
    }

    private async Task<List<Person>> GuardiansAsync(MovementId arrival)
    {
        List<Person> guardians = [];
        await school.InScopeAsync(async db =>
        {
            var child = (await db.Movements.SingleAsync(m => m.Id == arrival)).PersonId;
            var links = db.Guardianships.Where(link => link.ChildId == child).Select(link => link.GuardianId);
            guardians = await db.People.Where(p => links.Contains(p.Id)).ToListAsync();
        });
        return guardians;
    }

    private async Task<bool> IsMemberAsync(Person person)
    {
        await using var scope = services.CreateAsyncScope();
        var actor = await scope
            .ServiceProvider.GetRequiredService<LoadActor>()
            .RunAsync(school.Slug, person.Account!.Value, CancellationToken.None);
        return !actor.IsRefused;
    }

    private static Task<List<ChatId>> MembershipsAsync(SchoolCommsDb db, Person person) =>
        db.ChatMembers.Where(m => m.PersonId == person.Id && m.EndedAt == null).Select(m => m.ChatId).ToListAsync();

    // Who stands where: what undoing must bring back to the letter. Successors stay, so administrators are left out.
    private async Task<string> PlacesAsync()
    {
        var places = "";
        await school.InScopeAsync(async db =>
        {
            var chats = await db
                .ChatMembers.Where(m => m.EndedAt == null && m.PersonId != school.Administrator.Id)
                .OrderBy(m => m.ChatId)
                .ThenBy(m => m.PersonId)
                .Select(m => new
                {
                    m.ChatId,
                    m.PersonId,
                    m.Role,
                    m.IsModerator,
                })
                .ToListAsync();
            var classes = await db
                .ClassMemberships.Where(m => m.EndedAt == null)
                .OrderBy(m => m.PersonId)
                .ThenBy(m => m.ClassId)
                .Select(m => new
                {
                    m.ClassId,
                    m.PersonId,
                    m.Role,
                })
                .ToListAsync();
            var offices = await db.Appointments.Where(a => a.EndsAt == null).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync();
            places = JsonSerializer.Serialize(
                new
                {
                    chats,
                    classes,
                    offices,
                }
            );
        });
        return places;
    }

    private Task AppointAdministratorAsync(Person person) =>
        school.InScopeAsync(db =>
        {
            db.Add(Appointment.Make(person, Office.Administrator, null, Order, clock.Now));
            return Task.CompletedTask;
        });

    private Task AddChildAsync(Person parent, SchoolClass @class) =>
        school.InScopeAsync(async db =>
        {
            var child = Person.Register(school.School.Id, FullName.Parse("Тестов Младший").Value, clock.Now);
            child.Grant(Role.Student, clock.Now);
            var known = await db.People.Include(p => p.Roles).SingleAsync(p => p.Id == parent.Id);
            known.Grant(Role.Parent, clock.Now);
            db.AddRange(
                child,
                ClassMembership.Join(@class, child, Role.Student, null, clock.Now),
                Guardianship.Link(known, child, clock.Now)
            );
        });

    private async Task<(SchoolClass Class, ChatId[] Chats)> AddClassWithChatsAsync(string name)
    {
        var at = clock.Now.AddDays(-30);
        var @class = SchoolClass.Create(school.School.Id, ClassName.Parse(name).Value, school.Class.SchoolYear, at);
        var chats = ((ChatKind[])[ChatKind.ClassStudents, ChatKind.ClassParents])
            .Select(kind => Chat.Create(school.School.Id, kind, $"{name} · {kind}", @class.Id, school.Administrator.Id, at))
            .ToArray();
        await school.InScopeAsync(db =>
        {
            db.Add(@class);
            db.AddRange(chats);
            return Task.CompletedTask;
        });
        return (@class, [.. chats.Select(chat => chat.Id)]);
    }

    private async Task<Person> AddKnownParentAsync()
    {
        var parent = Person.Register(school.School.Id, FullName.Parse("Тестова Незнакомая").Value, clock.Now);
        parent.Grant(Role.Parent, clock.Now);
        await school.InScopeAsync(db =>
        {
            db.Add(parent);
            return Task.CompletedTask;
        });
        await AddChildAsync(parent, school.Class);
        return parent;
    }

    private async Task<PersonId> ChildOfAsync(PersonId parent)
    {
        PersonId child = default;
        await school.InScopeAsync(async db => child = (await db.Guardianships.SingleAsync(g => g.GuardianId == parent)).ChildId);
        return child;
    }

    private async Task<IssuedInvite> IssueAsync(Person issuer)
    {
        var actor = await school.ActorAsync(issuer);
        var invite = new NewInvite(Role.Parent, school.Class.Id, null, 20, 7);
        return (await school.RunAsync((IssueInvite issue) => issue.RunAsync(actor, invite, CancellationToken.None))).Value;
    }

    private async Task<(PersonId Person, IssuedInvite Invite)> IssuePersonalAsync(Person parent)
    {
        var actor = await school.ActorAsync(school.Administrator);
        var invites = new NewPersonalInvites(Role.Parent, school.Class.Id, [parent.Id], Anew: true);
        var issued = await school.RunAsync((IssuePersonalInvites issue) => issue.RunAsync(actor, invites, CancellationToken.None));
        return (parent.Id, issued.Value.Invites.ShouldHaveSingleItem());
    }

    private async Task<Result<Joined>> JoinAsync(string code, int number)
    {
        var member = new NewMember(
            FullName.Parse("Тестова Анна Ильинична").Value,
            null,
            EmailAddress.Parse($"joiner{number}@{school.Slug}.example").Value,
            TestSchool.Password
        );
        await using var scope = services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<JoinByInvite>()
            .RunAsync(new Joining(code, RulesConfirmed: true, null, member), CancellationToken.None);
    }
}
