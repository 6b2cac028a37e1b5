using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.People;
using SchoolComms.Application.Schools;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Schools;

/// <summary>A school year runs until the school turns it, whatever the calendar says.</summary>
public sealed class SchoolYearsTests : IAsyncLifetime
{
    private static readonly Order Order = new("12", new DateOnly(2026, 3, 10));

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

    private async Task CreateClassAsync(string name)
    {
        var actor = await school.ActorAsync(school.Administrator);
        (await school.RunAsync((CreateClass create) => create.RunAsync(actor, name, Cancel))).IsRefused.ShouldBeFalse();
    }

    /// <returns>The class that the school's own has become.</returns>
    private async Task<ClassId> TurnAsync(string next, string? beginning = null)
    {
        var actor = await school.ActorAsync(school.Administrator);
        var turns = new List<ClassTurn> { new(school.Class.Id, ClassName.Parse(next).Value) };
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
}
