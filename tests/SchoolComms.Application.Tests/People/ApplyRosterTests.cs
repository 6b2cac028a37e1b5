using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SchoolComms.Application.People;
using SchoolComms.Application.Schools;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Roster;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.People;

public sealed class ApplyRosterTests : IAsyncLifetime
{
    private static readonly Order Distribution = new("12", new DateOnly(2026, 2, 1));

    private ServiceProvider services = null!;
    private TestSchool school = null!;

    public async ValueTask InitializeAsync()
    {
        services = await TestServices.CreateAsync(TestClock.At("2026-03-11T10:00+03:00"));
        school = await TestSchool.CreateAsync(services);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task Students_come_with_their_parents()
    {
        var before = await CountAsync();

        var plan = (await ImportAsync(RosterKind.Students, SampleRoster.Students)).Value;

        plan.Skipped.Count.ShouldBe(7);
        (await CountAsync() - before).ShouldBe(new Counts(People: 7, Classes: 2, Guardianships: 5, Memberships: 4, Appointments: 0));
    }

    [Fact]
    public async Task Staff_come_with_what_they_teach_and_lead_by_the_order()
    {
        await ImportAsync(RosterKind.Students, SampleRoster.Students);
        var before = await CountAsync();

        (await ImportAsync(RosterKind.Staff, SampleRoster.Staff, Distribution)).IsRefused.ShouldBeFalse();

        // Three teachings, and three teachers in «Учительская».
        (await CountAsync() - before).ShouldBe(new Counts(People: 4, Classes: 0, Guardianships: 0, Memberships: 6, Appointments: 2));
        await school.InScopeAsync(async db =>
        {
            var led = await db.Classes.SingleAsync(c => c.Name == ClassName.Parse("6Б").Value);
            var appointment = await db.Appointments.SingleAsync(a => a.ClassId == led.Id);
            appointment.Order.ShouldBe(Distribution);
            (await db.People.SingleAsync(p => p.Id == appointment.PersonId)).Name.Full.ShouldBe("Мостовая Лидия Игоревна");
        });
    }

    [Fact]
    public async Task The_same_list_again_changes_nothing()
    {
        await ImportAsync(RosterKind.Students, SampleRoster.Students);
        await ImportAsync(RosterKind.Staff, SampleRoster.Staff, Distribution);
        var before = await CountAsync();
        var record = await RecordAsync();

        var students = (await ImportAsync(RosterKind.Students, SampleRoster.Students)).Value;
        var staff = (await ImportAsync(RosterKind.Staff, SampleRoster.Staff)).Value;

        students.HasNothingToDo.ShouldBeTrue();
        staff.HasNothingToDo.ShouldBeTrue();
        (await CountAsync()).ShouldBe(before);
        (await RecordAsync()).ShouldBe(record);
    }

    [Fact]
    public async Task Namesakes_keep_the_order_of_the_list()
    {
        const string Namesakes = """
            ФИО;Должность;Предмет;Классы;Телефон
            Бродов Иван Ильич;Учитель;Химия;6Б;+7 900 700-11-01
            Бродов Иван Ильич;Учитель;Физика;6Б;+7 900 700-11-02
            Бродов Иван Ильич;Учитель;Музыка;6Б;
            """;
        await ImportAsync(RosterKind.Staff, Namesakes);

        (await ImportAsync(RosterKind.Staff, Namesakes)).Value.HasNothingToDo.ShouldBeTrue();
    }

    [Fact]
    public async Task A_student_is_found_again_by_the_journals_id()
    {
        await ImportAsync(RosterKind.Students, "ФИО;Класс;ID\nБродова Ия Ильинична;6Б;7001\nБродова Ия Ильинична;6Б;7002\n");

        var renamed = await ImportAsync(RosterKind.Students, "ФИО;Класс;ID\nЛугова Ия Ильинична;6Б;7002\nБродова Ия Ильинична;6Б;7001\n");

        renamed.Value.StudentsToCreate.ShouldBeEmpty();
        renamed.Value.StudentCorrections.ShouldHaveSingleItem().Name!.Last.ShouldBe("Лугова");
    }

    [Fact]
    public async Task Class_teachers_are_not_appointed_without_an_order()
    {
        var before = await CountAsync();

        var refused = await ImportAsync(RosterKind.Staff, SampleRoster.Staff);

        refused.Error.ShouldBeOfType<OrderNumberMissing>();
        (await CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Half_an_import_is_impossible()
    {
        var before = await CountAsync();
        var tooLong = new Order(new string('1', Order.MaxNumber + 1), Distribution.Date);

        await Should.ThrowAsync<DbUpdateException>(() => ImportAsync(RosterKind.Staff, SampleRoster.Staff, tooLong));

        (await CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Two_administrators_at_once_double_nothing()
    {
        var before = await CountAsync();

        var plans = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ImportAsync(RosterKind.Students, SampleRoster.Students)));

        plans.Count(plan => !plan.Value.HasNothingToDo).ShouldBe(1);
        (await CountAsync() - before).ShouldBe(new Counts(People: 7, Classes: 2, Guardianships: 5, Memberships: 4, Appointments: 0));
    }

    [Fact]
    public async Task A_parent_who_is_on_the_portal_stands_in_the_new_childs_chat()
    {
        await school.InScopeAsync(async db =>
            (await db.People.SingleAsync(p => p.Id == school.Director.Id)).Reachable(PhoneNumber.Parse("+7 900 700-22-01").Value, null)
        );
        var list = $"ФИО;Класс;Родитель 1;Телефон 1\nБродов Лука Ильич;5А;{school.Director.Name.Full};89007002201\n";

        var plan = (await ImportAsync(RosterKind.Students, list)).Value;

        plan.ParentsToCreate.ShouldBeEmpty();
        await school.InScopeAsync(async db =>
        {
            var member = await db.ChatMembers.SingleAsync(m => m.ChatId == school.ParentsChat.Id && m.PersonId == school.Director.Id);
            member.Role.ShouldBe(Role.Parent);
        });
    }

    [Fact]
    public async Task After_an_early_turn_of_the_year_a_transfer_leads_into_the_class_that_has_gone_over()
    {
        const string Before = "ФИО;Класс;ID\nБродова Ия Ильинична;6Б;7001\nЛугов Пётр Ильич;6В;7002\n";
        await ImportAsync(RosterKind.Students, Before);
        await TurnAsync();

        var moved = await ImportAsync(
            RosterKind.Students,
            "ФИО;Класс;ID\nБродова Ия Ильинична;7В;7001\nЛугов Пётр Ильич;7В;7002\n",
            Distribution
        );

        moved.Value.Transfers.ShouldHaveSingleItem();
        await school.InScopeAsync(async db =>
        {
            var student = (await db.People.SingleAsync(p => p.JournalId == "7001")).Id;
            var place = await db.ClassMemberships.SingleAsync(m => m.PersonId == student && m.EndedAt == null);
            var @class = await db.Classes.SingleAsync(c => c.Id == place.ClassId);
            (@class.Name.Value, @class.SchoolYear).ShouldBe(("7В", 2026));
        });
    }

    // In March: each class goes over into the next form.
    private async Task TurnAsync()
    {
        var actor = await school.ActorAsync(school.Administrator);
        List<ClassTurn> turns = [];
        await school.InScopeAsync(async db =>
        {
            var classes = await db.Classes.Where(c => c.SchoolYear != 0).ToListAsync();
            turns = classes.ConvertAll(c => new ClassTurn(c.Id, ClassName.Parse($"{c.Name.Value[0] - '0' + 1}{c.Name.Value[1..]}").Value));
        });
        var plan = new YearPlan(2025, turns, []);
        (
            await school.RunAsync((TurnYear turn) => turn.RunAsync(actor, plan, Distribution, CancellationToken.None))
        ).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task The_record_tells_numbers_and_no_names()
    {
        await ImportAsync(RosterKind.Students, SampleRoster.Students);

        await school.InScopeAsync(async db =>
        {
            var entry = await db.AuditEntries.SingleAsync(e => e.Kind == AuditKind.RosterImported);
            entry.Payload.ShouldContain("\"students\": 4");
            entry.Payload.ShouldNotContain("Лесков");
        });
    }

    [Fact]
    public async Task After_a_long_list_the_database_knows_how_many_people_there_are()
    {
        await using var database = await EmptyDatabase.MigratedAsync();
        await using var fresh = TestServices.Create(TestClock.At("2026-03-11T10:00+03:00"), database.ConnectionString, new byte[32]);
        school = await TestSchool.CreateAsync(fresh);
        var students = Enumerable.Range(100, 200).Select(number => $"Людов{Spelt(number)} Пётр Ильич;6Б;01.01.2013");

        var plan = (await ImportAsync(RosterKind.Students, $"ФИО обучающегося;Класс;Дата рождения\n{string.Join('\n', students)}")).Value;

        plan.StudentsToCreate.Count.ShouldBe(200);
        await using var owner = NpgsqlDataSource.Create(database.ConnectionString);
        foreach (var table in (string[])["person", "role_grant", "class_membership"])
        {
            await using var known = owner.CreateCommand($"select reltuples::int from pg_class where oid = '{table}'::regclass");
            ((int)(await known.ExecuteScalarAsync(TestContext.Current.CancellationToken))!).ShouldBeGreaterThanOrEqualTo(200, table);
        }
    }

    // Names have no digits.
    private static string Spelt(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => "абвгдежзик"[digit - '0']));

    private async Task<Result<RosterPlan>> ImportAsync(RosterKind kind, string list, Order? distribution = null)
    {
        var actor = await school.ActorAsync(school.Administrator);
        var import = new RosterImport(kind, Encoding.UTF8.GetBytes(list));
        return await school.RunAsync<ApplyRoster, Result<RosterPlan>>(apply =>
            apply.RunAsync(actor, import, null, distribution, CancellationToken.None)
        );
    }

    private async Task<Counts> CountAsync()
    {
        Counts counts = null!;
        await school.InScopeAsync(async db =>
            counts = new Counts(
                await db.People.CountAsync(),
                await db.Classes.CountAsync(),
                await db.Guardianships.CountAsync(),
                await db.ClassMemberships.CountAsync(),
                await db.Appointments.CountAsync()
            )
        );
        return counts;
    }

    private async Task<int> RecordAsync()
    {
        var entries = 0;
        await school.InScopeAsync(async db => entries = await db.AuditEntries.CountAsync());
        return entries;
    }

    private sealed record Counts(int People, int Classes, int Guardianships, int Memberships, int Appointments)
    {
        public static Counts operator -(Counts left, Counts right) =>
            new(
                left.People - right.People,
                left.Classes - right.Classes,
                left.Guardianships - right.Guardianships,
                left.Memberships - right.Memberships,
                left.Appointments - right.Appointments
            );
    }
}
