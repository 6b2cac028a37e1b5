using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.People;

public sealed class MergeTests
{
    // What the database lets nobody change keeps the old reference, which leads on; words and unsent drafts are no evidence.
    private static readonly string[] Unchangeable =
    [
        "acknowledgement_reminder.person_id",
        "acknowledgement_reminder.reminded_by",
        "audit_entry.actor_id",
        "chat_look.person_id",
        "edition.approved_by",
        "edition_withdrawal.withdrawn_by",
        "objection.person_id",
        "person_word.person_id",
        "stored_file.uploaded_by",
        "unsent_file.author_id",
        "year_roll.turned_by",
    ];

    private const string Count = "select count(*)::int as \"Value\" from ";

    [Fact]
    [Requirement("PPL-8")]
    public async Task Two_records_become_one_and_nothing_is_lost()
    {
        var (school, administrator) = await SchoolAsync();
        var (kept, other) = (school.Parent, await school.AddParentAsync());
        await LeaveTracesAsync(school, other);
        var before = await RowsAsync(school);

        var page = await (await administrator.GetAsync(Address(school, kept, other))).DocumentAsync();
        page.Body!.TextContent.ShouldContain("У каждой записи свой вход");
        var merged = await administrator.PostFormAsync(Address(school, kept, other), new() { ["Input.Name"] = "Other" });

        merged.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await RowsAsync(school)).ShouldBe(before);
        await school.InScopeAsync(async db =>
        {
            var one = await db.People.SingleAsync(p => p.Id == kept.Id);
            (one.Name, one.Account).ShouldBe((other.Name, kept.Account));
            var reference = await db.People.SingleAsync(p => p.Id == other.Id);
            (reference.MergedInto, reference.Account).ShouldBe((kept.Id, null));
            reference.LeftAt.ShouldNotBeNull();
            (await db.Guardianships.CountAsync(link => link.GuardianId == kept.Id)).ShouldBe(2);
            (await db.Messages.CountAsync(m => m.AuthorId == kept.Id)).ShouldBe(1);
            (await db.Consents.CountAsync(c => c.GivenBy == kept.Id)).ShouldBe(1);
            (await db.Invites.CountAsync(i => i.IssuedBy == kept.Id)).ShouldBe(1);
            (
                await db.ChatMembers.CountAsync(m => m.ChatId == school.ParentsChat.Id && m.PersonId == kept.Id && m.EndedAt == null)
            ).ShouldBe(1);
            (await LeftBehindAsync(db, other.Id))
                .Except(Unchangeable)
                .ShouldBe(["acknowledgement.person_id", "chat_member.person_id", "role_grant.person_id"], ignoreOrder: true);
            (await db.ChatMembers.CountAsync(m => m.PersonId == other.Id && m.EndedAt == null)).ShouldBe(0);
            (await db.AuditEntries.CountAsync(e => e.Kind == AuditKind.PeopleMerged)).ShouldBe(1);
        });
        (await administrator.NamesAsync($"/s/{school.Slug}/people?name={Uri.EscapeDataString(other.Name.Full)}")).Count.ShouldBe(1);
        var old = await administrator.GetAsync($"/s/{school.Slug}/people/{other.Id.Value}");
        old.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        old.Headers.Location!.ToString().ShouldEndWith(kept.Id.Value.ToString());
    }

    [Fact]
    public async Task The_sign_in_that_does_not_stay_no_longer_opens_the_school()
    {
        var (school, administrator) = await SchoolAsync();
        var (kept, other) = (school.Parent, await school.AddParentAsync());
        var app = await WebApp.UsualAsync();
        var (first, second) = (await app.ClientAsync(school, kept), await app.ClientAsync(school, other));

        await administrator.PostFormAsync(Address(school, kept, other), new() { ["Input.Account"] = "Other" });

        (await first.GetAsync($"/s/{school.Slug}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await second.GetAsync($"/s/{school.Slug}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Every_column_that_holds_a_person_follows_a_merge_or_is_known_not_to()
    {
        var (school, _) = await SchoolAsync();
        await school.InScopeAsync(async db =>
        {
            var refused = new List<string>();
            foreach (var (table, column) in ColumnsOfPeople(db.Model))
            {
                var may = await db
                    .Database.SqlQuery<bool>($"select has_column_privilege({table}, {column}, 'UPDATE') as \"Value\"")
                    .SingleAsync();
                if (!may)
                    refused.Add($"{table}.{column}");
            }

            refused.ShouldBe(Unchangeable, ignoreOrder: true);
        });
    }

    [Fact]
    public async Task A_parent_is_not_merged_with_the_child_nor_a_student_with_one_of_another_class()
    {
        var (school, administrator) = await SchoolAsync();
        var stranger = await AddStudentAsync(school, "7В");

        var related = await administrator.PostFormAsync(Address(school, school.Parent, school.Student), new());
        var classmates = await administrator.PostFormAsync(Address(school, school.Student, stranger), new());

        related.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await related.DocumentAsync()).Alert().ShouldContain("родителем другого");
        classmates.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await classmates.DocumentAsync()).Alert().ShouldContain("в разных классах");
    }

    [Fact]
    [Requirement("PPL-8")]
    public async Task People_who_resemble_each_other_are_proposed_until_somebody_says_they_are_two()
    {
        var (school, administrator) = await SchoolAsync();
        await school.InScopeAsync(db =>
        {
            foreach (var name in (string[])["Берёзова Наталья Олеговна", "Берёзова Наталия Олеговна"])
            {
                var person = Person.Register(school.School.Id, FullName.Parse(name).Value, DateTimeOffset.UnixEpoch);
                person.Reachable(PhoneNumber.Parse("+7 900 700-33-01").Value, null).Grant(Role.Parent, DateTimeOffset.UnixEpoch);
                db.Add(person);
            }

            return Task.CompletedTask;
        });
        var address = $"/s/{school.Slug}/people/duplicates";

        var page = await (await administrator.GetAsync(address)).DocumentAsync();
        var row = page.QuerySelector("tbody tr")!;
        row.TextContent.Folded().ShouldContain("имя отличается одной буквой, тот же телефон");
        var ids = row.QuerySelectorAll("input[name=one], input[name=other]").Select(input => input.GetAttribute("value")!).ToList();
        await administrator.PostFormAsync(address, new() { ["one"] = ids[0], ["other"] = ids[1] });

        (await (await administrator.GetAsync(address)).DocumentAsync()).QuerySelector("tbody").ShouldBeNull();
    }

    [Fact]
    public async Task Only_the_administrator_merges_corrects_and_looks_for_doubles()
    {
        var (school, _) = await SchoolAsync();
        var other = await school.AddParentAsync();
        foreach (var person in (Person[])[school.Director, school.ClassTeacher, school.Teacher, school.Parent])
        {
            var client = await (await WebApp.UsualAsync()).ClientAsync(school, person);
            foreach (
                var address in (string[])[$"{other.Id.Value}/merge?with={school.Parent.Id.Value}", $"{other.Id.Value}/edit", "duplicates"]
            )
            {
                var refused = await client.GetAsync($"/s/{school.Slug}/people/{address}");
                refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
                (await refused.DocumentAsync()).Alert().ShouldContain("п. 2.1");
            }
        }
    }

    private static async Task<(TestSchool School, HttpClient Administrator)> SchoolAsync()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        return (school, await app.ClientAsync(school, school.Administrator));
    }

    private static string Address(TestSchool school, Person kept, Person other) =>
        $"/s/{school.Slug}/people/{kept.Id.Value}/merge?with={other.Id.Value}";

    private static async Task LeaveTracesAsync(TestSchool school, Person person)
    {
        var now = new DateTimeOffset(2026, 2, 12, 9, 0, 0, TimeSpan.Zero);
        await school.AddMessageAsync(school.ParentsChat, person, "Доброе утро", now);
        await school.InScopeAsync(db =>
        {
            db.Add(Invite.Issue(school.School.Id, Role.Parent, school.Class.Id, null, 1, now.AddDays(30), person.Id, now).Value);
            return Task.CompletedTask;
        });
        await school.InScopeAsync(async db =>
        {
            var child = await db.Guardianships.Where(link => link.GuardianId == person.Id).Select(link => link.ChildId).SingleAsync();
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into consent (school_id, id, person_id, purpose, places, elsewhere, holds_from, given_by, recorded_by, recorded_at)
                values ({school.School.Id.Value}, {Guid.CreateVersion7(now)}, {child.Value}, {nameof(ConsentPurpose.Photo)},
                    {(int)ConsentPlaces.ClassChats}, '', '2026-02-12', {person.Id.Value}, {person.Id.Value}, {now})
                """
            );
        });
    }

    private static async Task<Person> AddStudentAsync(TestSchool school, string @class)
    {
        var other = Domain.Schools.SchoolClass.Create(
            school.School.Id,
            Domain.Schools.ClassName.Parse(@class).Value,
            2025,
            DateTimeOffset.UnixEpoch
        );
        var person = Person.Register(school.School.Id, FullName.Parse("Берёзов Иван").Value, DateTimeOffset.UnixEpoch);
        person.Grant(Role.Student, DateTimeOffset.UnixEpoch);
        await school.InScopeAsync(db =>
        {
            db.AddRange(other, person, ClassMembership.Join(other, person, Role.Student, null, DateTimeOffset.UnixEpoch));
            return Task.CompletedTask;
        });
        return person;
    }

    // Of the record, which grows by the merge itself, and of what was derived, nothing is counted.
    private static async Task<string> RowsAsync(TestSchool school)
    {
        var counts = new List<string>();
        await school.InScopeAsync(async db =>
        {
            foreach (var table in ColumnsOfPeople(db.Model).Select(reference => reference.Table).Distinct().Order())
            {
                if (table is "audit_entry" or "person_word")
                    continue;

                var count = await db.Database.SqlQueryRaw<int>(string.Concat(Count, table)).SingleAsync();
                counts.Add($"{table} {count}");
            }
        });
        return string.Join('\n', counts);
    }

    private static async Task<List<string>> LeftBehindAsync(SchoolCommsDb db, PersonId person)
    {
        var left = new List<string>();
        foreach (var (table, column) in ColumnsOfPeople(db.Model))
        {
            var where = string.Concat(Count, table, " where ", column, " = {0}");
            if (await db.Database.SqlQueryRaw<int>(where, person.Value).SingleAsync() > 0)
                left.Add($"{table}.{column}");
        }

        return left;
    }

    private static IEnumerable<(string Table, string Column)> ColumnsOfPeople(IModel model) =>
        from entity in model.GetEntityTypes()
        let table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)
        where table is not null
        from property in entity.GetFlattenedProperties()
        where (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(PersonId)
        where entity.ClrType != typeof(Person) || property.Name != nameof(Person.Id)
        select (table.Value.Name, property.GetColumnName(table.Value)!);
}
