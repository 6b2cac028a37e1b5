using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Schools;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations.Presets;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Schools;

public sealed class SetUpSchoolTests : IAsyncLifetime
{
    private static int count;

    private ServiceProvider services = null!;

    public async ValueTask InitializeAsync() => services = await TestServices.CreateAsync(TestClock.At("2026-03-11T10:00:00+03:00"));

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task Of_two_schools_that_want_one_address_one_gets_it()
    {
        var (one, other) = (Plan(), Plan());

        var answers = await Task.WhenAll(RunAsync(one), RunAsync(other with { Slug = one.Slug }));

        answers.Count(answer => !answer.IsRefused).ShouldBe(1);
        answers.Single(answer => answer.IsRefused).Error.ShouldBe(new SlugTaken { Field = "Slug" });
    }

    [Fact]
    public async Task A_taken_address_of_the_administrator_is_named_at_its_field()
    {
        var first = Plan();
        await RunAsync(first);

        var answer = await RunAsync(Plan() with { Administrator = first.Administrator });

        answer.Error.ShouldBeOfType<AccountRefused>().Field.ShouldBe("Administrator.Email");
    }

    [Theory]
    [InlineData(14, true)]
    [InlineData(15, false)]
    public async Task Officials_have_passwords_of_fifteen_characters(int length, bool refused)
    {
        var plan = Plan();
        var password = ("Aa1!" + new string('я', 20))[..length];

        var answer = await RunAsync(plan with { Director = plan.Director with { Password = password } });

        (answer.Error is PasswordTooShort { Least: 15, Field: "Director.Password" }).ShouldBe(refused);
    }

    [Fact]
    public async Task What_is_open_for_the_first_school_only_is_closed_for_the_second()
    {
        await RunAsync(Plan());

        var answer = await RunAsync(Plan() with { OnlyAsFirst = true });

        answer.Error.ShouldBeOfType<RegistrationClosed>();
    }

    [Fact]
    [Requirement("SCH-2")]
    public async Task The_director_and_the_administrator_hold_office_by_the_order()
    {
        var plan = Plan();

        var school = (await RunAsync(plan)).Value;

        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Application.Store.SchoolCommsDb>();
        db.Scope.Enter(school.Id);
        var appointments = await db.Appointments.ToListAsync(TestContext.Current.CancellationToken);
        appointments.Select(a => a.Office).ShouldBe([Office.Director, Office.Administrator], ignoreOrder: true);
        appointments.ShouldAllBe(a => a.Order == plan.AppointmentOrder && a.EndsAt == null);
    }

    private static NewSchool Plan()
    {
        var number = Interlocked.Increment(ref count);
        var slug = $"setup-{Environment.ProcessId}-{number}";
        var order = new Order("21", new DateOnly(2026, 2, 11));
        return new NewSchool(
            slug,
            SchoolKind.School,
            SchoolProfile.Create("Школа", "Школа", "Новогорск", "Europe/Moscow", null, null).Value,
            RegulationPreset.Find("group-chats")!,
            order,
            Official("director", slug),
            Official("admin", slug),
            order
        );
    }

    private static NewOfficial Official(string name, string slug) =>
        new(FullName.Parse("Тестова Анна Ильинична").Value, EmailAddress.Parse($"{name}@{slug}.example").Value, TestSchool.Password);

    private async Task<Result<School>> RunAsync(NewSchool plan)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SetUpSchool>().RunAsync(plan, CancellationToken.None);
    }
}
