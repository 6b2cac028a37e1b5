using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Schools;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations.Presets;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Store.Seed;

/// <summary>Five demonstration schools, one under each source regulation.</summary>
public static class DemoSchools
{
    public const string Password = "Demo-School-2026!";

    public static readonly IReadOnlyList<string> Slugs = ["belomorsk", "school31", "school62", "model", "college"];

    public static async Task SeedAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var setUp = scope.ServiceProvider.GetRequiredService<SetUpSchool>();
        if (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync("admin@school31.example") is not null)
            return;

        var order = new Order("21", new DateOnly(2026, 2, 11));
        await setUp.RunAsync(
            new NewSchool(
                "school31",
                SchoolKind.School,
                SchoolProfile.Create("Школа № 31", "Школа № 31", "Новогорск", "Europe/Moscow", null, null).Value,
                RegulationPreset.Find("group-chats")!,
                order,
                new NewOfficial(
                    FullName.Parse("Лапин Сергей Петрович").Value,
                    EmailAddress.Parse("director@school31.example").Value,
                    Password
                ),
                new NewOfficial(FullName.Parse("Ким Алла Викторовна").Value, EmailAddress.Parse("admin@school31.example").Value, Password),
                order
            ),
            cancel
        );
    }
}
