using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.Moderation;
using SchoolComms.Application.People;
using SchoolComms.Application.Support;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Roster;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Testing;

/// <summary>A thing of a school that addresses name.</summary>
/// <param name="Place">The part of the address that stands before its id.</param>
/// <param name="Kind">The type of its id.</param>
public sealed record Thing(string Place, Type Kind, Guid Id)
{
    public static Thing Of<T>(string place, T id)
        where T : struct, IId<T> => new(place, typeof(T), id.Value);
}

/// <summary>
/// A school in which one of each thing stands that has an address: for tests that go through all of them. Its parents' chat has a
/// member who was blocked and has apologised; an official may block by decision; one more parent's access is restricted.
/// </summary>
public sealed class FurnishedSchool
{
    private static readonly Order Order = new("7", new DateOnly(2026, 2, 16));

    private readonly IServiceProvider services;
    private readonly DateTimeOffset now;
    private readonly List<Thing> things = [];

    private FurnishedSchool(IServiceProvider services, TestSchool school) =>
        (this.services, School, now) = (services, school, services.GetRequiredService<TimeProvider>().GetUtcNow());

    public TestSchool School { get; }
    public Person Deputy { get; private set; } = null!;
    public Person Moderator { get; private set; } = null!;
    public Person Official { get; private set; } = null!;
    public Person Restricted { get; private set; } = null!;

    public IReadOnlyList<Thing> Things => things;

    /// <summary>The code at whose address an applicant sees the request.</summary>
    public string ApplicationCode { get; } = RequestCode.New();

    public string InviteCode { get; private set; } = "";

    private Chat Chat => School.ParentsChat;

    /// <param name="services">The application's services.</param>
    /// <param name="kind">A college has all the same things, and the same regulation.</param>
    public static async Task<FurnishedSchool> CreateAsync(IServiceProvider services, SchoolKind kind = SchoolKind.School)
    {
        var school = await TestSchool.CreateAsync(services, "group-chats", change: Regulate, kind: kind);
        var furnished = new FurnishedSchool(services, school);
        await furnished.AddPeopleAsync();
        await furnished.AddPapersAsync();
        await furnished.TalkAsync();
        await furnished.SanctionAsync();
        return furnished;
    }

    /// <summary>All that the store knows of the school: two of them are equal as long as nothing has changed.</summary>
    public async Task<string> FingerprintAsync()
    {
        await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var enter = new NpgsqlCommand("select set_config('app.school_id', $1, false)", connection)
        {
            Parameters = { new() { Value = School.School.Id.Value.ToString() } },
        };
        await enter.ExecuteNonQueryAsync();

        var text = new StringBuilder();
        foreach (
            var table in await ColumnAsync(
                connection,
                "select table_name::text from information_schema.columns where column_name = 'school_id' order by 1"
            )
        )
        {
            var rows =
                $"select coalesce(md5(string_agg(r::text, ' ' order by r::text)), '') from {table} r where school_id = '{School.School.Id.Value}'";
            text.Append(table).Append(' ').AppendLine((await ColumnAsync(connection, rows)).Single());
        }

        return text.ToString();
    }

    // The preset of group chats knows sanctions; what it lacks of things with addresses comes from the others.
    private static Regulation Regulate(Regulation regulation) =>
        regulation with
        {
            Citations = regulation.Citations.SetItem(Rule.PortalRestricted, "4.5"),
            Content = regulation.Content.Add(new ContentRule(Rule.Uninformative, Audience.Parent, Mode.Hold, "4.2")),
            Liftable = [Rule.Uninformative],
        };

    private async Task AddPeopleAsync()
    {
        Deputy = await School.AddPersonAsync(Role.Teacher);
        Moderator = await School.AddPersonAsync(Role.Teacher);
        Official = await School.AddPersonAsync(Role.Staff);
        Restricted = await School.AddParentAsync();
        await School.MakeModeratorAsync(Chat, Moderator);

        var director = await School.ActorAsync(School.Director);
        var appointed = Appointment.MakeDeputy(Deputy, null, Order, now.AddDays(-1));
        var candidate = await School.AddPersonAsync(Role.Staff);
        var nomination = Nomination.Make(
            candidate,
            director,
            Order,
            AppointmentTerm.Open,
            director.Edition.Cite(Rule.AdditionalAdministrators)!,
            now
        );
        var authorisation = Authorisation.Give(director, Official, Power.Block, null, Order, new DateOnly(2026, 6, 1), now).Value;
        var restriction = AccessRestriction
            .Impose(
                new Offender(Restricted.Id, Audience.Parent, GovernsSchool: false),
                [],
                director.Edition,
                new Judge(director.Person, Capacity.Director),
                now.AddDays(30),
                "Докладная № 3",
                "Угрозы",
                now
            )
            .Value;
        var left = new MovementOf(School.Student.Id, MovementKind.Leaving, Role.Student, School.Class.Id);
        var leaving = Movement
            .Enter(left, Order, new DateOnly(2026, 5, 29), new Dictionary<ChatId, PersonId>(), director.Person, director.School, now)
            .Value;
        var applicant = new Applicant(
            Role.Parent,
            FullName.Parse("Просителева Анна").Value,
            null,
            EmailAddress.Parse("anna@family.example").Value,
            School.Class.Id,
            FullName.Parse("Просителев Иван").Value,
            null,
            null
        );
        var request = JoinRequest.Submit(School.School.Id, applicant, RequestCode.HashOf(ApplicationCode), now).Value;
        await School.InScopeAsync(db =>
        {
            db.AddRange(appointed, nomination, authorisation, restriction, leaving, request);
            return Task.CompletedTask;
        });
        Put("classes", School.Class.Id);
        Put("people", School.Student.Id);
        Put("teachers", School.Teacher.Id);
        Put("guardians", School.Parent.Id);
        Put("appointments", appointed.Id);
        Put("nominations", nomination.Id);
        Put("authorisations", authorisation.Id);
        Put("restrictions", Restricted.Id);
        Put("restriction", restriction.Id);
        Put("editions", director.Edition.Id);
        Put("movements", leaving.Id);
        Put("requests", request.Id);
    }

    private async Task AddPapersAsync()
    {
        var administrator = await School.ActorAsync(School.Administrator);
        var issued = await School.RunAsync(
            (IssueInvite issue) => issue.RunAsync(administrator, new NewInvite(Role.Teacher, null, null, 5, 7), default)
        );
        InviteCode = issued.Value.Code;

        var kind = administrator.School.Kind;
        var list = kind == SchoolKind.College ? SampleRoster.OfCollege : SampleRoster.Students;
        var roster = Encoding.UTF8.GetBytes(list);
        var columns = RosterColumns.Recognise(RosterKind.Students, list.Split('\n')[0].Split(';'));
        var upload = RosterUpload.Of(School.School.Id, administrator.Person, RosterKind.Students, "5А.csv", roster, columns, now);
        var scan = StoredFile.Take(School.School.Id, administrator.Person, "Подпись.pdf", SampleFiles.Pdf, StoredFile.Scans, now).Value;
        var unsigned = Person.Register(School.School.Id, FullName.Parse("Бумажников Павел Ильич").Value, now);
        unsigned.Grant(Role.Student, now);
        var today = administrator.School.DateAt(now);
        var signature = Acknowledgement.OnPaper(unsigned.Id, today, scan.Id, administrator, administrator.Edition, now).Value;
        var subject = new ConsentSubject(School.Student, kind, [School.Parent.Id], [], today);
        var terms = new ConsentTerms(ConsentPurpose.Photo, ConsentPlaces.ClassChats, "", today, null);
        var paper = new ConsentDocument("12", today);
        var consent = Consent.EnterPaper(subject, subject.Deciders.First(), administrator.Person, terms, paper, scan.Id, now).Value;
        var claimant = await School.AddPersonAsync(Role.Teacher);
        RoleVerification claim = null!;
        await School.InScopeAsync(async db =>
        {
            var invite = await db.Invites.SingleAsync(invite => invite.Id == issued.Value.Id);
            claim = RoleVerification.Claim(claimant, invite, administrator.Edition, now)!;
            db.AddRange(upload, scan, unsigned, claim);
            await db.SaveChangesAsync();
            db.AddRange(signature, consent, ClassMembership.Join(School.Class, unsigned, Role.Student, null, now));
        });
        Put("invites", issued.Value.Id);
        things.Add(new Thing("import", typeof(Guid), upload.Id));
        Put("acknowledgements", unsigned.Id);
        Put("consents", consent.Id);
        Put("verification", claim.Id);
    }

    private async Task TalkAsync()
    {
        var parent = await School.ActorAsync(School.Parent);
        var plan = new ChosenFile("План.pdf", SampleFiles.Pdf.Length, _ => Task.FromResult(SampleFiles.Pdf));
        await DoneAsync((KeepUnsent keep) => keep.RunAsync(parent, Chat.Id, "План поездки", [plan], form: null, default));
        var posted = await School.RunAsync(
            (PostMessage post) => post.RunAsync(parent, Chat.Id, "План поездки", warned: false, people: null, form: null, default)
        );
        await DoneAsync((HoldMessage hold) => hold.RunAsync(parent, Chat.Id, "👍", form: null, default));

        var moderator = await School.ActorAsync(School.ClassTeacher);
        var tomorrow = NewException.AllDay(Rule.Uninformative, new DateTime(2026, 3, 12), "Поздравляем с победой");
        await DoneAsync((AllowException allow) => allow.RunAsync(moderator, Chat.Id, tomorrow, default));

        var asked = await School.RunAsync(
            (AskForSupport ask) => ask.RunAsync(parent, "Не открывается файл", "Ничего не происходит", default)
        );
        Put("support", asked.Value);
        Put("chats", Chat.Id);
        Put("moderation", Chat.Id);
        Put("messages", posted.Value!.Value);
        Put("message", posted.Value.Value);
        await School.InScopeAsync(async db =>
        {
            Put("files", await db.Attachments.Select(attachment => attachment.FileId).SingleAsync());
            Put("held", await db.QueuedMessages.Select(message => message.Id).SingleAsync());
            Put("exceptions", await db.RuleExceptions.Select(exception => exception.Id).SingleAsync());
        });
    }

    private async Task SanctionAsync()
    {
        var offender = await School.AddParentAsync();
        var moderator = await School.ActorAsync(School.ClassTeacher);
        var decision = new Decision(Rule.NegativeOrExcessive, true, Consequence.Violation, null);
        for (var i = 0; i < 4; i++)
        {
            var message = await School.AddMessageAsync(Chat, offender, "Продаю лыжи", now.AddMinutes(-5));
            await DoneAsync((DecideOnMessage decide) => decide.RunAsync(moderator, Chat.Id, message.Id, decision, default));
        }

        var block = await School.RunAsync(
            (BlockMember use) => use.RunAsync(moderator, Chat.Id, offender.Id, BlockTerm.Month, null, default)
        );
        var blocked = await School.ActorAsync(offender);
        var apology = await School.RunAsync((Apologise apologise) => apologise.RunAsync(blocked, Chat.Id, "Прошу прощения", default));
        var sanction = new SanctionReference(Block: block.Value.Id);
        var appeal = await School.RunAsync((ContestSanction contest) => contest.RunAsync(blocked, sanction, "Это не я", default));
        var director = await School.ActorAsync(School.Director);
        var judge = new Judge(director.Person, Capacity.Director);
        var member = new Offender(offender.Id, Audience.Parent, GovernsSchool: false);
        var reminder = PersonalReminder
            .To(Chat, member, null, Rule.NegativeOrExcessive, "Объявления сюда не пишем.", director.Edition, judge, now)
            .Value;
        var look = ChatLook.Open(director, Chat, "Обращение родителей", now).Value;
        await School.InScopeAsync(db =>
        {
            db.AddRange(reminder, look);
            return Task.CompletedTask;
        });
        Put("reminders", reminder.Id);
        Put("looks", look.Id);
        Put("members", offender.Id);
        Put("block", block.Value.Id);
        Put("apologies", apology.Value.Id);
        Put("appeals", appeal.Value);
        await School.InScopeAsync(async db => Put("violations", await db.Violations.OrderBy(v => v.Id).Select(v => v.Id).FirstAsync()));
    }

    private void Put<T>(string place, T id)
        where T : struct, IId<T> => things.Add(Thing.Of(place, id));

    private async Task DoneAsync<TUseCase>(Func<TUseCase, Task<Result>> work)
        where TUseCase : notnull
    {
        if ((await School.RunAsync(work)).Error is { } refusal)
            throw new InvalidOperationException($"{typeof(TUseCase).Name} was refused: {refusal}");
    }

    private static async Task<List<string>> ColumnAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
            values.Add(reader.GetString(0));
        return values;
    }
}
