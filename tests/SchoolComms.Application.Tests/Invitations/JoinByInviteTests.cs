using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Invitations;

public sealed class JoinByInviteTests : IAsyncLifetime
{
    private static int count;

    private readonly TestClock clock = TestClock.At("2026-03-11T10:00:00+03:00");
    private ServiceProvider services = null!;

    public async ValueTask InitializeAsync() => services = await TestServices.CreateAsync(clock);

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    [Requirement("INV-5")]
    public async Task Twenty_people_race_for_the_last_use_and_one_joins()
    {
        var school = await TestSchool.CreateAsync(services);
        var invite = await IssueAsync(school, uses: 1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => JoinAsync(invite.Code, Somebody())));

        answers.Count(answer => !answer.IsRefused).ShouldBe(1);
        answers.Where(answer => answer.IsRefused).ShouldAllBe(answer => answer.Error is InviteSpent);
        await school.InScopeAsync(async db =>
        {
            (await db.Invites.SingleAsync(i => i.Id == invite.Id)).Used.ShouldBe(1);
            (await db.ClassMemberships.CountAsync(m => m.ClassId == school.Class.Id && m.Role == Role.Parent)).ShouldBe(1);
        });
    }

    [Fact]
    public async Task One_person_who_presses_twice_joins_once_and_uses_one()
    {
        var school = await TestSchool.CreateAsync(services);
        var invite = await IssueAsync(school, uses: 20);
        var staff = school.Staff.Account!.Value;

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => JoinAsync(invite.Code, null, staff)));

        answers.Count(answer => !answer.IsRefused).ShouldBe(1);
        answers.Where(answer => answer.IsRefused).ShouldAllBe(answer => answer.Error is AlreadyJoined);
        await school.InScopeAsync(async db => (await db.Invites.SingleAsync(i => i.Id == invite.Id)).Used.ShouldBe(1));
    }

    [Fact]
    public async Task Who_was_faster_with_the_same_address_keeps_it()
    {
        var school = await TestSchool.CreateAsync(services);
        var invite = await IssueAsync(school, uses: 20);
        var member = Somebody();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => JoinAsync(invite.Code, member)));

        answers.Count(answer => !answer.IsRefused).ShouldBe(1);
        answers.Where(answer => answer.IsRefused).ShouldAllBe(answer => answer.Error is AccountRefused);
    }

    [Fact]
    public async Task Without_phone_and_mail_there_is_nothing_to_sign_in_by()
    {
        var school = await TestSchool.CreateAsync(services);
        var invite = await IssueAsync(school);

        var answer = await JoinAsync(invite.Code, Somebody() with { Phone = null, Email = null });

        answer.Error.ShouldBeOfType<ContactMissing>();
    }

    [Fact]
    public async Task A_phone_alone_is_enough()
    {
        var school = await TestSchool.CreateAsync(services);
        var invite = await IssueAsync(school);

        var answer = await JoinAsync(
            invite.Code,
            Somebody() with
            {
                Email = null,
                Phone = PhoneNumber.Parse($"+7999{Next():0000000}").Value,
            }
        );

        answer.Value.Chat.ShouldBe(school.ParentsChat.Id);
    }

    [Fact]
    public async Task A_link_annulled_while_somebody_reads_says_so()
    {
        var school = await TestSchool.CreateAsync(services);
        var invite = await IssueAsync(school);
        await school.InScopeAsync(async db =>
            (await db.Invites.SingleAsync(i => i.Id == invite.Id)).Annul(school.Administrator.Id, "Не та роль", clock.Now)
        );

        (await JoinAsync(invite.Code, Somebody())).Error.ShouldBeOfType<InviteAnnulled>();
    }

    [Theory]
    [Requirement("INV-6")]
    [InlineData("group-chats", false, true)]
    [InlineData("group-chats", true, false)]
    [InlineData("interaction", false, false)]
    public async Task The_Rules_are_confirmed_where_the_regulation_asks_for_it(string preset, bool confirmed, bool refused)
    {
        var school = await TestSchool.CreateAsync(services, preset);
        var invite = await IssueAsync(school);

        var answer = await JoinAsync(invite.Code, Somebody(), confirmed: confirmed);

        (answer.Error is RulesNotAcknowledged).ShouldBe(refused);
        if (!refused)
            await school.InScopeAsync(async db =>
                (await db.Acknowledgements.CountAsync(a => a.PersonId == answer.Value.Person)).ShouldBe(confirmed ? 1 : 0)
            );
    }

    [Fact]
    [Requirement("PPL-9")]
    public async Task One_parent_joins_two_schools_with_one_sign_in()
    {
        var first = await TestSchool.CreateAsync(services);
        var second = await TestSchool.CreateAsync(services, "interaction");
        var parent = first.Parent.Account!.Value;

        var joined = await JoinAsync((await IssueAsync(second)).Code, null, parent);

        joined.Value.Account.ShouldBe(parent);
        joined.Value.Person.ShouldNotBe(first.Parent.Id);
        (await JoinAsync((await IssueAsync(first)).Code, null, parent)).Error.ShouldBeOfType<AlreadyJoined>();
    }

    private static NewMember Somebody() =>
        new(
            FullName.Parse("Тестова Анна Ильинична").Value,
            null,
            EmailAddress.Parse($"somebody{Next()}@{Environment.ProcessId}.example").Value,
            TestSchool.Password
        );

    private static int Next() => Interlocked.Increment(ref count);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_link_for_all_teachers_gives_no_dismissed_teacher_the_role_back(bool issuedAfter)
    {
        var school = await TestSchool.CreateAsync(services);
        var before = await IssueAsync(school, Role.Teacher, @class: null);
        clock.Advance(TimeSpan.FromMinutes(1));
        await school.InScopeAsync(async db =>
        {
            var parentToo = await db.People.Include(p => p.Roles).SingleAsync(p => p.Id == school.Teacher.Id);
            parentToo.Grant(Role.Parent, clock.Now);
            parentToo.End(Role.Teacher, clock.Now);
        });
        clock.Advance(TimeSpan.FromMinutes(1));
        var link = issuedAfter ? await IssueAsync(school, Role.Teacher, @class: null) : before;

        (await JoinAsync(link.Code, null, school.Teacher.Account)).Error.ShouldBeOfType<RemovedFromThere>();

        await school.InScopeAsync(async db =>
        {
            (await db.Invites.SingleAsync(i => i.Id == link.Id)).Used.ShouldBe(0);
            (await db.RoleVerifications.AnyAsync()).ShouldBeFalse();
            (await db.People.Include(p => p.Roles).SingleAsync(p => p.Id == school.Teacher.Id)).Has(Role.Teacher).ShouldBeFalse();
        });
        (await JoinAsync(link.Code, null, school.Parent.Account)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task A_link_into_another_class_gives_no_dismissed_teacher_the_role_back()
    {
        var school = await TestSchool.CreateAsync(services);
        var other = await school.AddClassAsync("5Б", school.ClassTeacher);
        await school.InScopeAsync(async db =>
        {
            var parentToo = await db.People.Include(p => p.Roles).SingleAsync(p => p.Id == school.Teacher.Id);
            parentToo.Grant(Role.Parent, clock.Now);
            parentToo.End(Role.Teacher, clock.Now);
        });
        var link = await IssueAsync(school, Role.Teacher, other);

        (await JoinAsync(link.Code, null, school.Teacher.Account)).Error.ShouldBeOfType<RemovedFromThere>();
    }

    private static Task<IssuedInvite> IssueAsync(TestSchool school, int uses = 20) => IssueAsync(school, Role.Parent, school.Class, uses);

    private static async Task<IssuedInvite> IssueAsync(TestSchool school, Role role, SchoolClass? @class, int uses = 20)
    {
        var administrator = await school.ActorAsync(school.Administrator);
        var invite = new NewInvite(role, @class?.Id, null, uses, 7);
        return (
            await school.RunAsync<IssueInvite, Result<IssuedInvite>>(issue => issue.RunAsync(administrator, invite, CancellationToken.None))
        ).Value;
    }

    private async Task<Result<Joined>> JoinAsync(string code, NewMember? member, AccountId? account = null, bool confirmed = true)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<JoinByInvite>()
            .RunAsync(new Joining(code, confirmed, account, member), CancellationToken.None);
    }
}
