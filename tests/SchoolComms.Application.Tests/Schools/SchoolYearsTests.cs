using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.Moderation;
using SchoolComms.Application.People;
using SchoolComms.Application.Schools;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Schools;

/// <summary>A school year runs until the school turns it, whatever the calendar says.</summary>
public sealed class SchoolYearsTests : IAsyncLifetime
{
    private static readonly Order Order = new("12", new DateOnly(2026, 3, 10));
    private static readonly DateOnly Today = new(2026, 3, 11);

    private readonly TestClock clock = TestClock.At("2026-03-11T10:00+03:00");
    private ServiceProvider services = null!;
    private TestSchool school = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        services = await TestServices.CreateAsync(clock);
        school = await TestSchool.CreateAsync(services, "group-chats");
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task A_class_that_is_made_for_the_next_year_stands_in_the_forms_beside_those_that_run()
    {
        clock.Now = TestClock.At("2026-07-01T10:00+03:00").Now;
        await CreateClassAsync("1А");
        await CreateClassAsync("5А");

        (await NamesAsync()).ShouldBe(["Учительская", "5А", "1А, 2026/27", "5А, 2026/27"]);
        (await PlacesAsync()).ShouldBe(["Учительская", "5А", "1А, 2026/27", "5А, 2026/27"]);
        (await ApplicationAsync()).ShouldBe(["5А", "1А, 2026/27", "5А, 2026/27"]);
        var list = await ListAsync();
        (list.SchoolYear, list.Classes.Single().Id).ShouldBe((2025, school.Class.Id));
    }

    [Fact]
    public async Task Once_the_year_has_been_turned_the_forms_have_the_new_classes_alone()
    {
        await TurnAsync("6А", "1А");

        (await NamesAsync()).ShouldBe(["Учительская", "1А", "6А"]);
        (await ApplicationAsync()).ShouldBe(["1А", "6А"]);
        (await ListAsync()).SchoolYear.ShouldBe(2026);
    }

    [Fact]
    public async Task A_school_without_students_has_the_year_of_its_first_classes()
    {
        await school.InScopeAsync(async db =>
            (await db.ClassMemberships.SingleAsync(m => m.PersonId == school.Student.Id, Cancel)).End(clock.Now)
        );
        clock.Now = TestClock.At("2026-07-01T10:00+03:00").Now;

        (await NamesAsync()).ShouldBe(["Учительская", "5А"]);
    }

    [Fact]
    public async Task Open_requests_and_authorisations_in_force_go_along_with_their_class()
    {
        var (open, asked, declined) = (await SubmitAsync("Открытов"), await SubmitAsync("Спросов"), await SubmitAsync("Отказов"));
        await AskAsync(asked);
        await DeclineAsync(declined);
        var (inForce, ended) = (await AuthoriseAsync(school.Staff), await AuthoriseAsync(school.Teacher));
        await school.InScopeAsync(async db => (await db.Authorisations.SingleAsync(a => a.Id == ended, Cancel)).End(clock.Now));
        clock.Advance(TimeSpan.FromMinutes(1));

        var next = await TurnAsync("6А");

        await school.InScopeAsync(async db =>
        {
            var requests = await db.JoinRequests.ToDictionaryAsync(r => r.Id, r => r.ClassId, Cancel);
            (requests[open], requests[asked], requests[declined]).ShouldBe((next, next, school.Class.Id));
            var authorisations = await db.Authorisations.ToDictionaryAsync(a => a.Id, a => a.ClassId, Cancel);
            (authorisations[inForce], authorisations[ended]).ShouldBe((next, school.Class.Id));
        });
    }

    [Fact]
    public async Task Nobody_comes_to_a_class_whose_year_has_been_turned()
    {
        var leaver = await AddClassAsync("11А");
        var request = await SubmitAsync("Опоздалов", Role.Student, leaver);
        await TurnAsync("6А", finishing: leaver);

        (await AcceptAsync(request)).Error.ShouldBe(new ClassIsOver(ClassName.Parse("11А").Value));
        (await ArriveAsync(school.Class.Id)).Error.ShouldBe(new ClassIsOver(school.Class.Name) { Field = nameof(Arriving.Class) });
        (await TransferAsync(leaver)).Error.ShouldBe(new ClassIsOver(ClassName.Parse("11А").Value));
        await school.InScopeAsync(async db =>
            (
                await db.ClassMemberships.AnyAsync(m => (m.ClassId == leaver || m.ClassId == school.Class.Id) && m.EndedAt == null, Cancel)
            ).ShouldBeFalse()
        );
    }

    [Fact]
    public async Task A_parent_who_named_a_class_that_is_over_since_is_invited_into_the_school()
    {
        var leaver = await AddClassAsync("11А");
        var request = await SubmitAsync("Опоздалов", @class: leaver);
        await TurnAsync("6А", finishing: leaver);

        (await AcceptAsync(request, school.Student)).IsRefused.ShouldBeFalse();

        await school.InScopeAsync(async db => (await db.Invites.SingleAsync(Cancel)).ClassId.ShouldBeNull());
    }

    private async Task CreateClassAsync(string name)
    {
        var actor = await school.ActorAsync(school.Administrator);
        (await school.RunAsync((CreateClass create) => create.RunAsync(actor, name, Cancel))).IsRefused.ShouldBeFalse();
    }

    private async Task<ClassId> AddClassAsync(string name)
    {
        var @class = SchoolClass.Create(school.School.Id, ClassName.Parse(name).Value, school.Class.SchoolYear, clock.Now);
        await school.InScopeAsync(db =>
        {
            db.Add(@class);
            return Task.CompletedTask;
        });
        return @class.Id;
    }

    /// <returns>The class that the school's own has become.</returns>
    private async Task<ClassId> TurnAsync(string next, string? beginning = null, ClassId? finishing = null)
    {
        var actor = await school.ActorAsync(school.Administrator);
        var turns = new List<ClassTurn> { new(school.Class.Id, ClassName.Parse(next).Value) };
        if (finishing is { } done)
            turns.Add(new ClassTurn(done, null));
        var plan = new YearPlan(2025, turns, beginning is null ? [] : [ClassName.Parse(beginning).Value]);
        (await school.RunAsync((TurnYear turn) => turn.RunAsync(actor, plan, Order, Cancel))).IsRefused.ShouldBeFalse();
        ClassId became = default;
        await school.InScopeAsync(async db =>
            became = (await db.ClassMemberships.SingleAsync(m => m.PersonId == school.Student.Id && m.EndedAt == null, Cancel)).ClassId
        );
        return became;
    }

    private async Task<IEnumerable<string>> NamesAsync()
    {
        var actor = await school.ActorAsync(school.Administrator);
        return (await school.RunAsync((ReadClassNames names) => names.RunAsync(actor, Cancel))).Select(name => name.Label);
    }

    private async Task<IEnumerable<string>> PlacesAsync()
    {
        var actor = await school.ActorAsync(school.Administrator);
        var places = (await school.RunAsync((ReadInvitePlaces read) => read.RunAsync(actor, Cancel))).Value;
        return places.Where(place => place.Class is not null).Select(place => place.Name!);
    }

    private async Task<IEnumerable<string>> ApplicationAsync()
    {
        await using var scope = services.CreateAsyncScope();
        var form = await scope.ServiceProvider.GetRequiredService<ReadApplication>().RunAsync(school.Slug, Cancel);
        return form.Value.Classes.Select(@class => @class.Label);
    }

    private async Task<ClassList> ListAsync()
    {
        var actor = await school.ActorAsync(school.Administrator);
        return (await school.RunAsync((ListClasses list) => list.RunAsync(actor, null, Cancel))).Value;
    }

    private async Task<JoinRequestId> SubmitAsync(string name, Role role = Role.Parent, ClassId? @class = null)
    {
        var applicant = new Applicant(
            role,
            FullName.Parse($"{name} Иван").Value,
            null,
            EmailAddress.Parse("applicant@family.example").Value,
            @class ?? school.Class.Id,
            role == Role.Parent ? school.Student.Name : null,
            null,
            null
        );
        var request = JoinRequest.Submit(school.School.Id, applicant, RequestCode.HashOf(RequestCode.New()), clock.Now).Value;
        await school.InScopeAsync(db =>
        {
            db.Add(request);
            return Task.CompletedTask;
        });
        return request.Id;
    }

    private async Task AskAsync(JoinRequestId id)
    {
        var actor = await school.ActorAsync(school.Administrator);
        (await school.RunAsync((AskApplicant ask) => ask.RunAsync(actor, id, "Чей вы родитель?", Cancel))).IsRefused.ShouldBeFalse();
    }

    private async Task DeclineAsync(JoinRequestId id)
    {
        var actor = await school.ActorAsync(school.Administrator);
        (await school.RunAsync((DeclineRequest decline) => decline.RunAsync(actor, id, "Не наш", Cancel))).IsRefused.ShouldBeFalse();
    }

    private async Task<Result> AcceptAsync(JoinRequestId id, Person? child = null)
    {
        var actor = await school.ActorAsync(school.Administrator);
        return await school.RunAsync((AcceptRequest accept) => accept.RunAsync(actor, id, new Acceptance(null, child?.Id), Cancel));
    }

    private async Task<AuthorisationId> AuthoriseAsync(Person official)
    {
        var director = await school.ActorAsync(school.Director);
        var order = new AuthorisationOrder(official.Id, [Power.Block], school.Class.Id, Order, new DateOnly(2026, 12, 31));
        (await school.RunAsync((GiveAuthorisation give) => give.RunAsync(director, order, Cancel))).IsRefused.ShouldBeFalse();
        AuthorisationId id = default;
        await school.InScopeAsync(async db => id = (await db.Authorisations.SingleAsync(a => a.PersonId == official.Id, Cancel)).Id);
        return id;
    }

    private async Task<Result<MovementId>> ArriveAsync(ClassId @class)
    {
        var actor = await school.ActorAsync(school.Administrator);
        var who = new Arriving(FullName.Parse("Новый Пётр").Value, Role.Student, new DateOnly(2014, 5, 6), @class);
        return await school.RunAsync((EnterArrival arrive) => arrive.RunAsync(actor, who, Order, Today, Cancel));
    }

    private async Task<Result<MovementId>> TransferAsync(ClassId to)
    {
        var actor = await school.ActorAsync(school.Administrator);
        ClassId from = default;
        await school.InScopeAsync(async db =>
            from = (await db.ClassMemberships.SingleAsync(m => m.PersonId == school.Student.Id && m.EndedAt == null, Cancel)).ClassId
        );
        var what = new MovementOf(school.Student.Id, MovementKind.Transfer, Role.Student, from, to);
        return await school.RunAsync(
            (EnterMovement enter) => enter.RunAsync(actor, what, Order, Today, new Dictionary<ChatId, PersonId>(), Cancel)
        );
    }
}
