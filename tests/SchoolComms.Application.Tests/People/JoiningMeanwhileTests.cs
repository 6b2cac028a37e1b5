using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.People;
using SchoolComms.Application.Schools;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Roster;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.People;

/// <summary>
/// Somebody joins, goes over or is linked with a child at the moment at which somebody else does what that bears on. The record holds both
/// up: the first has written everything and not committed when the second looks.
/// </summary>
public sealed class JoiningMeanwhileTests : IAsyncLifetime
{
    private static readonly Order Order = new("12", new DateOnly(2026, 3, 10));
    private static readonly PhoneNumber Phone = PhoneNumber.Parse("+7 900 700-22-01").Value;

    private readonly TestClock clock = TestClock.At("2026-03-11T10:00:00+03:00");
    private ServiceProvider services = null!;
    private TestSchool school = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        services = await TestServices.CreateAsync(clock);
        school = await TestSchool.CreateAsync(services, change: AdministratorsCreateClassChats);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_joins_a_class_while_its_chats_are_created_is_in_them(bool joinsFirst)
    {
        var @class = await school.AddClassAsync("5Б", school.Teacher);
        var administrator = await school.ActorAsync(school.Administrator);
        var invite = new NewInvite(Role.Student, @class.Id, null, 20, 7);
        var issued = await school.RunAsync((IssueInvite issue) => issue.RunAsync(administrator, invite, Stop));

        var (joined, created) = await AtOnceAsync(joinsFirst, () => JoinAsync(issued.Value.Code), () => CreateChatsAsync(@class));

        created.Value.ShouldBe(3);
        (await IsInAsync(await ChatAsync(@class, ChatKind.ClassStudents), joined.Value.Person)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_student_who_goes_over_while_the_chats_there_are_created_is_in_them(bool goesFirst)
    {
        var @class = await school.AddClassAsync("5Б", school.Teacher);
        var student = await school.AddPersonAsync(Role.Student);
        await school.InScopeAsync(db =>
        {
            db.Add(ClassMembership.Join(school.Class, student, Role.Student, null, clock.Now.AddDays(-1)));
            return Task.CompletedTask;
        });
        var administrator = await school.ActorAsync(school.Administrator);
        var transfer = new MovementOf(student.Id, MovementKind.Transfer, Role.Student, school.Class.Id, @class.Id);

        var (moved, _) = await AtOnceAsync(
            goesFirst,
            () =>
                school.RunAsync(
                    (EnterMovement enter) =>
                        enter.RunAsync(administrator, transfer, Order, new DateOnly(2026, 3, 11), new Dictionary<ChatId, PersonId>(), Stop)
                ),
            () => CreateChatsAsync(@class)
        );

        moved.Error.ShouldBeNull();
        (await IsInAsync(await ChatAsync(@class, ChatKind.ClassStudents), student.Id)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_class_teacher_who_is_appointed_while_the_chats_are_created_keeps_order_in_them(bool appointedFirst)
    {
        var @class = await school.AddClassAsync("5Б", school.Teacher);
        var administrator = await school.ActorAsync(school.Administrator);

        var (appointed, _) = await AtOnceAsync(
            appointedFirst,
            () =>
                school.RunAsync(
                    (AppointClassTeacher appoint) => appoint.RunAsync(administrator, @class.Id, school.ClassTeacher.Id, Order, Stop)
                ),
            () => CreateChatsAsync(@class)
        );

        appointed.Error.ShouldBeNull();
        var chat = await ChatAsync(@class, ChatKind.ClassParents);
        await school.InScopeAsync(async db =>
            (await db.ChatMembers.Where(m => m.ChatId == chat && m.IsModerator).Select(m => m.PersonId).ToListAsync(Stop)).ShouldBe(
                [school.Administrator.Id, school.ClassTeacher.Id],
                ignoreOrder: true
            )
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_parent_who_joins_while_a_child_is_linked_is_in_the_childs_chat(bool joinsFirst)
    {
        var (parent, code) = await InvitedParentAsync();
        var administrator = await school.ActorAsync(school.Administrator);

        var (joined, linked) = await AtOnceAsync(
            joinsFirst,
            () => JoinAsync(code),
            () => school.RunAsync((LinkGuardian link) => link.RunAsync(administrator, school.Student.Id, parent.Name, Phone, null, Stop))
        );

        (joined.Error ?? linked.Error).ShouldBeNull();
        (await IsInAsync(school.ParentsChat.Id, parent.Id)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_parent_who_joins_while_a_list_brings_the_child_is_in_the_childs_chat(bool joinsFirst)
    {
        var (parent, code) = await InvitedParentAsync();
        var administrator = await school.ActorAsync(school.Administrator);
        var list = $"ФИО;Класс;Родитель 1;Телефон 1\nБродов Лука Ильич;5А;{parent.Name.Full};{Phone.Value}\n";
        var import = new RosterImport(RosterKind.Students, Encoding.UTF8.GetBytes(list));

        var (joined, imported) = await AtOnceAsync(
            joinsFirst,
            () => JoinAsync(code),
            () => school.RunAsync((ApplyRoster apply) => apply.RunAsync(administrator, import, null, null, Stop))
        );

        (joined.Error ?? imported.Error).ShouldBeNull();
        imported.Value.ParentsToCreate.ShouldBeEmpty();
        (await IsInAsync(school.ParentsChat.Id, parent.Id)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_parent_who_joins_while_their_request_is_accepted_is_in_the_childs_chat()
    {
        var (parent, code) = await InvitedParentAsync();
        var administrator = await school.ActorAsync(school.Administrator);
        var applicant = new Applicant(Role.Parent, parent.Name, Phone, null, school.Class.Id, school.Student.Name, null, null);
        var request = JoinRequest.Submit(school.School.Id, applicant, RequestCode.HashOf(RequestCode.New()), clock.Now).Value;
        await school.InScopeAsync(db =>
        {
            db.Add(request);
            return Task.CompletedTask;
        });

        var (joined, accepted) = await AtOnceAsync(
            true,
            () => JoinAsync(code),
            () =>
                school.RunAsync(
                    (AcceptRequest accept) => accept.RunAsync(administrator, request.Id, new Acceptance(parent.Id, school.Student.Id), Stop)
                )
        );

        (joined.Error ?? accepted.Error).ShouldBeNull();
        (await IsInAsync(school.ParentsChat.Id, parent.Id)).ShouldBeTrue();
    }

    [Fact]
    public async Task Who_joins_while_their_two_records_become_one_has_joined_as_the_one_that_stays()
    {
        var (parent, code) = await InvitedParentAsync();
        var kept = Person.Register(school.School.Id, FullName.Parse("Тестова Анна").Value, clock.Now);
        kept.Grant(Role.Parent, clock.Now);
        await school.InScopeAsync(db =>
        {
            db.Add(kept);
            return Task.CompletedTask;
        });
        var administrator = await school.ActorAsync(school.Administrator);
        var choice = new MergeChoice(default, default, default, default, default, default, default);

        var (joined, merged) = await AtOnceAsync(
            true,
            () => JoinAsync(code),
            () => school.RunAsync((MergePeople merge) => merge.RunAsync(administrator, kept.Id, parent.Id, choice, Stop))
        );

        (joined.Error ?? merged.Error).ShouldBeNull();
        await school.InScopeAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == kept.Id, Stop)).Account.ShouldBe(joined.Value.Account);
            (await db.People.SingleAsync(p => p.Id == parent.Id, Stop)).Account.ShouldBeNull();
        });
    }

    private static Regulation AdministratorsCreateClassChats(Regulation regulation) =>
        regulation with
        {
            ChatRights =
            [
                .. regulation.ChatRights,
                .. ClassChats.Expected.Select(kind => new ChatRight(Standing.Administrator, kind, "3")),
            ],
        };

    // The second begins once the first waits for the record, and both go on when the second waits too.
    private async Task<(T1 One, T2 Other)> AtOnceAsync<T1, T2>(bool oneFirst, Func<Task<T1>> one, Func<Task<T2>> other)
    {
        await using var record = await OtherTransaction.HoldTheRecordAsync(school);
        var (first, second) = (oneFirst ? one() : null, oneFirst ? null : other());
        await record.WaitForAsync(1, (Task?)first ?? second!);
        first ??= one();
        second ??= other();
        await record.WaitForAsync(2, first, second);
        await record.CommitAsync();
        return (await first, await second);
    }

    private async Task<(Person Parent, string Code)> InvitedParentAsync()
    {
        var parent = Person.Register(school.School.Id, FullName.Parse("Тестова Анна Ильинична").Value, clock.Now).Reachable(Phone, null);
        parent.Grant(Role.Parent, clock.Now);
        await school.InScopeAsync(db =>
        {
            db.Add(parent);
            return Task.CompletedTask;
        });
        var administrator = await school.ActorAsync(school.Administrator);
        var invites = new NewPersonalInvites(Role.Parent, null, [parent.Id]);
        var issued = await school.RunAsync((IssuePersonalInvites issue) => issue.RunAsync(administrator, invites, Stop));
        return (parent, issued.Value.Invites.ShouldHaveSingleItem().Code);
    }

    private async Task<Result<Joined>> JoinAsync(string code)
    {
        var email = EmailAddress.Parse($"joiner@{school.Slug}.example").Value;
        var member = new NewMember(FullName.Parse("Тестова Анна Ильинична").Value, null, email, TestSchool.Password);
        await using var scope = services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<JoinByInvite>()
            .RunAsync(new Joining(code, RulesConfirmed: true, null, member), Stop);
    }

    private async Task<Result<int>> CreateChatsAsync(SchoolClass @class)
    {
        var administrator = await school.ActorAsync(school.Administrator);
        return await school.RunAsync((CreateClassChats create) => create.RunAsync(administrator, @class.Id, Stop));
    }

    private async Task<ChatId> ChatAsync(SchoolClass @class, ChatKind kind)
    {
        ChatId id = default;
        await school.InScopeAsync(async db => id = (await db.Chats.SingleAsync(c => c.ClassId == @class.Id && c.Kind == kind, Stop)).Id);
        return id;
    }

    private async Task<bool> IsInAsync(ChatId chat, PersonId person)
    {
        var isIn = false;
        await school.InScopeAsync(async db =>
            isIn = await db.ChatMembers.AnyAsync(m => m.ChatId == chat && m.PersonId == person && m.EndedAt == null, Stop)
        );
        return isIn;
    }
}
