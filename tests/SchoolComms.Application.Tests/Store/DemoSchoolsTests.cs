using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Access;
using SchoolComms.Application.Store;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Application.Store.Seed;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Calendar;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Store;

public sealed class DemoSchoolsTests
{
    private static readonly TestClock Clock = TestClock.At("2026-03-11T10:00:00+03:00");
    private static readonly Lazy<Task<ServiceProvider>> Seeded = new(SeedByTwoAtOnceAsync);

    public static TheoryData<string> Schools => [.. DemoSchools.Slugs];

    public static TheoryData<string, Standing, string> SignIns =>
        [
            .. from slug in DemoSchools.Slugs
            from signIn in new[]
            {
                ("director", Standing.Director),
                ("admin", Standing.Administrator),
                ("classteacher", Standing.ClassTeacher),
                ("teacher", Standing.Teacher),
                ("staff", Standing.Staff),
                ("student", Standing.Student),
                ("parent", Standing.Parent),
                ("parent2", Standing.Parent),
            }
            select (signIn.Item1, signIn.Item2, slug),
        ];

    [Theory]
    [MemberData(nameof(SignIns))]
    public async Task Every_sign_in_belongs_to_its_school_in_its_role(string name, Standing standing, string slug)
    {
        var actor = await ActorAsync(name, slug);

        actor.Is(standing).ShouldBeTrue();
        actor.RulesAcknowledged.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Schools))]
    public async Task Eight_people_of_a_school_sign_in_with_the_printed_password(string slug)
    {
        await using var scope = await ScopeAsync(slug);
        var db = scope.ServiceProvider.GetRequiredService<SchoolCommsDb>();
        var joined = await db.People.Where(person => person.Account != null).Select(person => person.Account!.Value).ToListAsync(Stop);

        var ids = joined.ConvertAll(account => account.Value);
        var hashes = await db
            .Users.Where(account => ids.Contains(account.Id) && account.PasswordHash != null)
            .Select(account => account.PasswordHash!)
            .ToListAsync(Stop);

        hashes.Count.ShouldBe(8);
        scope
            .ServiceProvider.GetRequiredService<IPasswordHasher<Account>>()
            .VerifyHashedPassword(new Account(), hashes.Distinct().ShouldHaveSingleItem(), DemoSchools.Password)
            .ShouldBe(PasswordVerificationResult.Success);
    }

    [Theory]
    [MemberData(nameof(Schools))]
    public async Task The_class_teacher_leads_and_the_teacher_teaches_both_classes(string slug)
    {
        var (leader, teacher, parent) = (
            await ActorAsync("classteacher", slug),
            await ActorAsync("teacher", slug),
            await ActorAsync("parent", slug)
        );
        string[] both = slug == "college" ? ["Т-11", "Т-12"] : ["5А", "5Б"];

        await using var scope = await ScopeAsync(slug);
        var db = scope.ServiceProvider.GetRequiredService<SchoolCommsDb>();
        var classes = (await db.Classes.ToListAsync(Stop)).ToDictionary(c => c.Name.Value, c => c.Id);
        leader.LeadsClasses.ShouldBe([classes[both[0]]]);
        teacher.TeachesIn.ShouldContain(classes[both[0]]);
        teacher.TeachesIn.ShouldContain(classes[both[1]]);
        var student = await ActorAsync("student", slug);
        (await db.Guardianships.AnyAsync(link => link.GuardianId == parent.Person && link.ChildId == student.Person, Stop)).ShouldBeTrue();
        (await db.ClassMemberships.CountAsync(m => m.ClassId == classes[both[0]] && m.Role == Role.Student, Stop)).ShouldBeInRange(20, 28);
    }

    [Theory]
    [MemberData(nameof(Schools))]
    public async Task Two_classes_have_their_three_chats_led_by_the_class_teacher(string slug)
    {
        await using var scope = await ScopeAsync(slug);
        var db = scope.ServiceProvider.GetRequiredService<SchoolCommsDb>();

        var chats = await (
            from chat in db.Chats
            join member in db.ChatMembers on chat.Id equals member.ChatId
            join leader in db.Appointments on new { chat.ClassId, member.PersonId } equals new { leader.ClassId, leader.PersonId }
            where member.IsModerator && leader.Office == Office.ClassTeacher && ClassChats.Expected.Contains(chat.Kind)
            select chat.Kind
        ).ToListAsync(Stop);

        chats.Order().ShouldBe([.. ClassChats.Expected.SelectMany(kind => Enumerable.Repeat(kind, 2)).Order()]);
    }

    [Theory]
    [MemberData(nameof(Schools))]
    public async Task The_parents_chat_is_longer_than_two_pages_and_has_news_for_the_parent(string slug)
    {
        var parent = await ActorAsync("parent", slug);
        await using var scope = await ScopeAsync(slug);
        var db = scope.ServiceProvider.GetRequiredService<SchoolCommsDb>();

        var member = await (
            from m in db.ChatMembers
            join chat in db.Chats on m.ChatId equals chat.Id
            where m.PersonId == parent.Person && chat.Kind == ChatKind.ClassParents
            select m
        ).SingleAsync(Stop);
        var messages = await db.Messages.Where(m => m.ChatId == member.ChatId).OrderBy(m => m.Id).ToListAsync(Stop);

        messages.Count.ShouldBeGreaterThanOrEqualTo(120);
        messages[^1].SentAt.ShouldBeLessThan(Clock.Now);
        messages.Select(m => m.SentAt).ShouldBeInOrder();
        var news = messages.Where(m => m.Id > member.LastRead!.Value).ToList();
        news.Count.ShouldBe(7);
        news.ShouldAllBe(message => message.AuthorId != parent.Person);
    }

    [Theory]
    [MemberData(nameof(Schools))]
    public async Task Whatever_stands_in_the_chats_was_allowed_when_it_was_written(string slug)
    {
        var actor = await ActorAsync("director", slug);
        await using var scope = await ScopeAsync(slug);
        var db = scope.ServiceProvider.GetRequiredService<SchoolCommsDb>();
        var messages = await db.Messages.Where(m => m.Removal == null && m.Kind == MessageKind.Text).ToListAsync(Stop);
        var exceptions = await db.RuleExceptions.ToListAsync(Stop);

        var refused =
            from message in messages
            let lifted = exceptions.Where(e => e.ChatId == message.ChatId && e.From <= message.SentAt && message.SentAt < e.Until)
            let circumstances = new Circumstances(actor.School.Zone, WorkingCalendar.State, lifted.Select(e => e.Rule).ToHashSet())
            where Examine.Message(actor.Edition, new Draft(message.Text, message.Author, message.SentAt), circumstances).IsRefused
            select message.Text;

        refused.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Schools))]
    public async Task Links_stand_in_every_state(string slug)
    {
        await using var scope = await ScopeAsync(slug);
        var invites = await scope.ServiceProvider.GetRequiredService<SchoolCommsDb>().Invites.ToListAsync(Stop);

        invites.Select(invite => invite.StateAt(Clock.Now)).Distinct().Order().ShouldBe(Enum.GetValues<InviteState>());
    }

    [Fact]
    public async Task Under_the_sanction_ladder_a_parent_with_four_violations_is_blocked_now()
    {
        var (parent, other) = (await ActorAsync("parent", "school31"), await ActorAsync("parent2", "school31"));
        await using var scope = await ScopeAsync("school31");
        var db = scope.ServiceProvider.GetRequiredService<SchoolCommsDb>();

        var block = await db.Blocks.SingleAsync(Stop);

        block.InForce(Clock.Now).ShouldBeTrue();
        block.PersonId.ShouldNotBeOneOf(parent.Person, other.Person);
        (await db.Violations.CountAsync(v => v.ChatId == block.ChatId && v.PersonId == block.PersonId, Stop)).ShouldBe(4);
        (await db.Messages.CountAsync(m => m.Removal != null, Stop)).ShouldBe(4);
    }

    [Theory]
    [MemberData(nameof(Schools))]
    public async Task The_record_tells_what_happened_in_its_order(string slug)
    {
        await using var scope = await ScopeAsync(slug);
        var db = scope.ServiceProvider.GetRequiredService<SchoolCommsDb>();

        var entries = await db.AuditEntries.OrderBy(entry => entry.Seq).ToListAsync(Stop);

        entries.Select(entry => entry.At).ShouldBeInOrder();
        entries[^1].At.ShouldBeLessThan(Clock.Now);
        entries.Select(entry => entry.Seq).ShouldBe(Enumerable.Range(1, entries.Count).Select(seq => (long)seq));
    }

    [Theory]
    [MemberData(nameof(Schools))]
    public async Task Seeding_again_changes_nothing(string slug)
    {
        var before = await CountsAsync(slug);

        await DemoSchools.SeedAsync(await Seeded.Value, Stop);

        (await CountsAsync(slug)).ShouldBe(before);
        before.Schools.ShouldBe(1);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // Every test here is also one of two processes that start at the same moment.
    private static async Task<ServiceProvider> SeedByTwoAtOnceAsync()
    {
        var (one, other) = (await TestServices.CreateAsync(Clock), await TestServices.CreateAsync(Clock));
        await Task.WhenAll(DemoSchools.SeedAsync(one, CancellationToken.None), DemoSchools.SeedAsync(other, CancellationToken.None));
        return one;
    }

    private static async Task<Actor> ActorAsync(string name, string slug)
    {
        await using var scope = (await Seeded.Value).CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync($"{name}@{slug}.example");
        var actor = await scope.ServiceProvider.GetRequiredService<LoadActor>().RunAsync(slug, account.ShouldNotBeNull().AccountId, Stop);
        return actor.Value;
    }

    private static async Task<AsyncServiceScope> ScopeAsync(string slug)
    {
        var scope = (await Seeded.Value).CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SchoolCommsDb>();
        db.Scope.Enter(await db.Schools.Where(school => school.Slug == slug).Select(school => school.Id).SingleAsync(Stop));
        return scope;
    }

    private static async Task<(int Schools, int People, int Messages, int Invites, int Entries)> CountsAsync(string slug)
    {
        await using var scope = await ScopeAsync(slug);
        var db = scope.ServiceProvider.GetRequiredService<SchoolCommsDb>();
        return (
            await db.Schools.CountAsync(school => school.Slug == slug, Stop),
            await db.People.CountAsync(Stop),
            await db.Messages.CountAsync(Stop),
            await db.Invites.CountAsync(Stop),
            await db.AuditEntries.CountAsync(Stop)
        );
    }
}
