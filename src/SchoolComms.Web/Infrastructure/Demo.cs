using SchoolComms.Application.Store.Seed;

namespace SchoolComms.Web.Infrastructure;

/// <summary>The demonstration: five schools, each under one of the source regulations, and who can sign in.</summary>
public static class Demo
{
    public static async Task SeedDemoAsync(this WebApplication app)
    {
        if (!app.Configuration.GetValue<bool>("SchoolComms:Demo:Seed"))
            return;
        if (!app.Environment.IsDevelopment())
            throw new InvalidOperationException("SchoolComms:Demo:Seed is for Development only.");

        await DemoSchools.SeedAsync(app.Services, CancellationToken.None);
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(SignIns()));
    }

    private static string SignIns() =>
        $"""

            Demo schools: {string.Join(", ", DemoSchools.Slugs)}
            Sign in as director@, admin@, classteacher@, teacher@, staff@, student@, parent@ or parent2@<school>.example
            with the password {DemoSchools.Password}
            """;
}
