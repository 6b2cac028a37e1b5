using System.Diagnostics;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Schools;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations.Presets;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.People;

/// <summary>A whole school's files, imported by its administrator, where they lie beside the repository (shared/data/roster).</summary>
public sealed class SharedRosterTests
{
    [Fact]
    [Requirement("PPL-8")]
    public async Task A_whole_school_comes_in_as_it_is_and_once_only()
    {
        var folder = Folder();
        var truth = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "truth.json"))).RootElement;
        var students = await File.ReadAllBytesAsync(Path.Combine(folder, "students.csv"));
        var staff = await File.ReadAllBytesAsync(Path.Combine(folder, "staff.csv"));
        var app = await WebApp.UsualAsync();
        var school = await SetUpAsync(app);
        var administrator = await AdministratorAsync(app, school);

        await administrator.ApplyAsync(school.Slug, await administrator.PreviewAsync(school.Slug, "Students", students));
        await administrator.ApplyAsync(
            school.Slug,
            await administrator.PreviewAsync(school.Slug, "Staff", staff),
            ("Input.Order.Number", "12"),
            ("Input.Order.Date", "2026-02-01")
        );

        (await CountsAsync(app, school)).ShouldBe(
            new Counts(
                truth.GetProperty("classes").GetInt32(),
                truth.GetProperty("students").GetInt32(),
                truth.GetProperty("parents").GetInt32(),
                truth.GetProperty("guardian_links").GetInt32(),
                truth.GetProperty("staff").GetInt32()
            )
        );
        foreach (var (kind, list) in (IEnumerable<(string, byte[])>)[("Students", students), ("Staff", staff)])
            (await administrator.PreviewAsync(school.Slug, kind, list)).Body!.TextContent.ShouldContain("Этот список ничего не изменит");

        var export = await (await administrator.GetAsync($"/s/{school.Slug}/people?format=csv")).Content.ReadAsStringAsync();
        export.Split("\r\n").Length.ShouldBeGreaterThan(2_500);
        export.Split([';', '\n']).ShouldAllBe(cell => cell.Trim('\r').Length == 0 || !SpreadsheetText.StartsFormula(cell.Trim('\r')));

        await TurnYearAsync(app, school, administrator, truth.GetProperty("students").GetInt32());
    }

    // A whole school's year turns in one request.
    private static async Task TurnYearAsync(WebApp app, School school, HttpClient administrator, int students)
    {
        var address = $"/s/{school.Slug}/classes/roll";
        var page = await (await administrator.GetAsync(address)).DocumentAsync();
        var fields = page.QuerySelectorAll<IHtmlInputElement>("input[name^='Input.Lines'], input[name='Input.Year']")
            .Where(input => input.Type != "checkbox" || input.IsChecked)
            .ToDictionary(input => input.Name!, input => input.Value);
        foreach (
            var (name, value) in (IEnumerable<(string, string)>)
                [("Input.Order.Number", "40"), ("Input.Order.Date", "2026-03-10"), ("step", "confirm")]
        )
            fields[name] = value;

        var started = Stopwatch.GetTimestamp();
        (await administrator.PostFormAsync(address, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(20));

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SchoolCommsDb>();
        db.Scope.Enter(school.Id);
        var graduates = await db.Movements.CountAsync(m => m.Kind == MovementKind.Graduation);
        (await db.Movements.CountAsync(m => m.Kind == MovementKind.Promotion)).ShouldBe(students - graduates);
        graduates.ShouldBeGreaterThan(0);
        var next = db.Classes.Where(c => c.SchoolYear == 2026).Select(c => c.Id);
        (await db.ClassMemberships.CountAsync(m => m.Role == Role.Student && m.EndedAt == null && next.Contains(m.ClassId))).ShouldBe(
            students - graduates
        );
    }

    private static async Task<School> SetUpAsync(WebApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var slug = $"whole-{Environment.ProcessId}";
        var profile = SchoolProfile.Create("Средняя школа", "Школа", "Новогорск", "Europe/Moscow", null, null).Value;
        var order = new Order("21", new DateOnly(2026, 2, 11));
        var officials = new[] { "director", "administrator" }.Select(name => new NewOfficial(
            FullName.Parse("Заречная Ия Олеговна").Value,
            EmailAddress.Parse($"{name}@{slug}.example").Value,
            TestSchool.Password
        ));
        var (director, administrator) = (officials.First(), officials.Last());
        var preset = RegulationPreset.Find("group-chats")!;
        var school = new NewSchool(slug, SchoolKind.School, profile, preset, order, director, administrator, order);
        return (await scope.ServiceProvider.GetRequiredService<SetUpSchool>().RunAsync(school, CancellationToken.None)).Value;
    }

    private static async Task<HttpClient> AdministratorAsync(WebApp app, School school)
    {
        var client = await app.ClientAsync(null!, null);
        var login = $"administrator@{school.Slug}.example";
        await client.PostFormAsync("/sign-in", new() { ["Input.Login"] = login, ["Input.Password"] = TestSchool.Password });
        return client;
    }

    // Without the two who set the school up.
    private static async Task<Counts> CountsAsync(WebApp app, School school)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SchoolCommsDb>();
        db.Scope.Enter(school.Id);
        return new Counts(
            await db.Classes.CountAsync(c => c.Name != ClassName.StaffRoom),
            await db.People.CountAsync(p => p.Roles.Any(r => r.Role == Role.Student)),
            await db.People.CountAsync(p => p.Roles.Any(r => r.Role == Role.Parent)),
            await db.Guardianships.CountAsync(),
            await db.People.CountAsync(p => p.Account == null && p.Roles.Any(r => r.Role == Role.Teacher || r.Role == Role.Staff))
        );
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var roster = Path.Combine(folder.FullName, "shared", "data", "roster");
            if (Directory.Exists(roster))
                return roster;
        }

        Assert.Skip("There is no shared/data/roster beside this repository.");
        return "";
    }

    private sealed record Counts(int Classes, int Students, int Parents, int Guardianships, int Staff);
}
