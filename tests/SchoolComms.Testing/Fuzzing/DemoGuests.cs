using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Store;
using SchoolComms.Application.Store.Seed;
using SchoolComms.Domain.People;

namespace SchoolComms.Testing.Fuzzing;

/// <summary>Everybody who signs in to the demonstration schools, and a stranger at each door.</summary>
public static class DemoGuests
{
    public const string Stranger = "stranger";

    public static readonly IReadOnlyList<string> Names =
    [
        Stranger,
        "director",
        "admin",
        "classteacher",
        "teacher",
        "staff",
        "student",
        "parent",
        "parent2",
    ];

    /// <summary>Makes the schools where they are not there, and signs the people in.</summary>
    public static async Task<IReadOnlyList<Guest>> ArriveAsync(IServiceProvider services, Uri address, CancellationToken cancel)
    {
        await DemoSchools.SeedAsync(services, cancel);
        await using var scope = services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<SchoolCommsDb>().Users;
        var guests = new List<Guest>();
        foreach (var school in DemoSchools.Slugs)
        {
            foreach (var name in Names)
            {
                var email = $"{name}@{school}.example";
                var account = await users.SingleOrDefaultAsync(user => user.Email == email, cancel);
                guests.Add(new Guest(address, school, name, account is null ? null : SessionCookie.Of(services, account.AccountId)));
            }
        }

        return guests;
    }

    /// <summary>Where a guest begins: the doors for a stranger, the school for everybody else.</summary>
    public static string[] DoorsOf(Guest guest) =>
        guest.Name == Stranger
            ?
            [
                "/",
                "/sign-in",
                "/apply",
                $"/apply/{guest.School}",
                "/schools/new",
                "/join",
                "/join/unknown",
                "/nowhere",
                $"/s/{guest.School}",
            ]
            : ["/", $"/s/{guest.School}", "/account", $"/s/{guest.School}/nowhere", $"/s/{guest.School}/audit", "/join"];
}
