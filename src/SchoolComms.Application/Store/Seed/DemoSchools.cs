using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Store.Seed;

/// <summary>Five demonstration schools, one under each source regulation. All names in them are made up.</summary>
public static class DemoSchools
{
    /// <summary>The password of every demonstration sign-in.</summary>
    public const string Password = "Demo-School-2026!";

    private static readonly DemoSchool[] Plans =
    [
        new(1, "belomorsk", "interaction", SchoolKind.School)
        {
            FullName = "Муниципальное общеобразовательное учреждение «Поморская средняя школа № 2»",
            ShortName = "Поморская школа № 2",
            Locality = "пос. Поморский Берег",
            TimeZone = "Europe/Moscow",
            Classes = ["5А", "5Б", "7А", "9Б"],
        },
        new(2, "school31", "group-chats", SchoolKind.School)
        {
            FullName = "Муниципальное бюджетное общеобразовательное учреждение «Школа № 31»",
            ShortName = "Школа № 31",
            Locality = "г. Новореченск",
            TimeZone = "Europe/Moscow",
            Classes = ["5А", "5Б", "6В", "10А"],
        },
        new(3, "school62", "posting-hours", SchoolKind.School)
        {
            FullName = "Муниципальное автономное общеобразовательное учреждение «Школа № 62»",
            ShortName = "Школа № 62",
            Locality = "г. Светлореченск",
            TimeZone = "Europe/Moscow",
            Classes = ["5А", "5Б", "8Б", "11А"],
        },
        new(4, "model", "model", SchoolKind.School)
        {
            FullName = "Муниципальное автономное общеобразовательное учреждение «Озёрная гимназия»",
            ShortName = "Озёрная гимназия",
            Locality = "г. Верхнеозёрный",
            TimeZone = "Asia/Yekaterinburg",
            Classes = ["5А", "5Б", "6А", "8В"],
        },
        new(5, "college", "college", SchoolKind.College)
        {
            FullName = "Государственное профессиональное образовательное учреждение «Колледж транспорта и связи»",
            ShortName = "Колледж транспорта и связи",
            Locality = "г. Приенисейский",
            TimeZone = "Asia/Krasnoyarsk",
            Classes = ["Т-11", "Т-12", "С-21", "С-31"],
        },
    ];

    public static readonly IReadOnlyList<string> Slugs = [.. Plans.Select(plan => plan.Slug)];

    /// <summary>Makes the schools that are not there yet, each whole or not at all; those that are there stay as they are.</summary>
    public static async Task SeedAsync(IServiceProvider services, CancellationToken cancel)
    {
        // One hash for all: the sign-ins share the password, and hashing is slow on purpose.
        await using var scope = services.CreateAsyncScope();
        var hash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>().HashPassword(new Account(), Password);
        foreach (var plan in Plans)
            await SeedAsync(services, plan, hash, cancel);
    }

    private static async Task SeedAsync(IServiceProvider services, DemoSchool plan, string passwordHash, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SchoolCommsDb>();
        if (await db.Schools.AnyAsync(school => school.Slug == plan.Slug, cancel))
            return;

        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var days = new DemoDays(now, TimeZoneInfo.FindSystemTimeZoneById(plan.TimeZone));
        var school = plan.SetUp(days);
        db.Scope.Enter(school.Id);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // Whoever comes second waits here, and then finds the school made.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext({"demo school " + plan.Slug}))", cancel);
        if (await db.Schools.AnyAsync(other => other.Slug == plan.Slug, cancel))
            return;

        var codes = scope.ServiceProvider.GetRequiredService<InviteCodes>();
        await new DemoSeed(db, plan, school, days, passwordHash, codes).RunAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
