using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Audit;
using SchoolComms.Testing;
using SchoolComms.Web.Infrastructure;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Audit;

public sealed class VerifyCommandTests : IAsyncLifetime
{
    private EmptyDatabase database = null!;
    private ServiceProvider services = null!;

    public async ValueTask InitializeAsync()
    {
        database = await EmptyDatabase.MigratedAsync();
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(TestClock.At(WebApp.UsualNow))
            .AddStore(database.ConnectionString)
            .AddScoped<VerifyRecords>()
            .BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    [Requirement("CTL-5")]
    public async Task Each_school_has_its_line_and_a_broken_one_is_told_by_the_exit_code()
    {
        var (good, touched) = (await RecordedAsync(), await RecordedAsync());
        var anchor = await AnchorAsync(good);
        (await RunAsync(null, null)).Code.ShouldBe(0);

        await TouchAsync(touched);

        var (code, said) = await RunAsync(null, null);
        code.ShouldBe(1);
        said.ShouldBe([
            $"{good.Slug}: 3 entries, intact, anchor {anchor.Number}:{anchor.Hash}",
            $"{touched.Slug}: BROKEN at entry 2, 1 entries before it hold, anchor 1:{(await AnchorAsync(touched, 1)).Hash}",
        ]);
        (await RunAsync(good.Slug, null)).Code.ShouldBe(0);
        (await RunAsync(touched.Slug, null)).Code.ShouldBe(1);
    }

    [Fact]
    public async Task An_anchor_is_looked_for_in_its_school_s_record()
    {
        var school = await RecordedAsync();
        var anchor = await AnchorAsync(school);

        (await RunAsync(school.Slug, $"{anchor.Number}:{anchor.Hash}")).Code.ShouldBe(0);
        (await RunAsync(school.Slug, $"1:{anchor.Hash}")).Said.Single().ShouldEndWith("DOES NOT HOLD: the record was written anew");
        (await RunAsync(school.Slug, $"4:{anchor.Hash}")).Said.Single().ShouldEndWith("MISSING: the tail was cut off");
        (await RunAsync(school.Slug, $"4:{anchor.Hash}")).Code.ShouldBe(1);
    }

    [Theory]
    [InlineData(null, "1:ab")]
    [InlineData("SLUG", "1")]
    [InlineData("SLUG", "1:ab")]
    [InlineData("elsewhere", null)]
    public async Task What_cannot_be_understood_has_an_exit_code_of_its_own(string? slug, string? anchor)
    {
        var school = await RecordedAsync();

        (await RunAsync(slug == "SLUG" ? school.Slug : slug, anchor)).Code.ShouldBe(2);
    }

    private async Task<(int Code, string[] Said)> RunAsync(string? slug, string? anchor)
    {
        await using var output = new StringWriter();
        var code = await VerifyCommand.CheckAsync(services, slug, anchor, output);
        return (code, output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    private async Task<TestSchool> RecordedAsync()
    {
        var school = await TestSchool.CreateAsync(services);
        for (var i = 1; i <= 3; i++)
        {
            await school.InScopeAsync(db =>
                db.SaveAndRecordAsync(
                    school.Director.Id,
                    AuditKind.SchoolEdited,
                    new { Reason = $"№ {i}" },
                    null,
                    DateTimeOffset.Parse(WebApp.UsualNow),
                    default
                )
            );
        }

        return school;
    }

    private static async Task<RecordAnchor> AnchorAsync(TestSchool school, long number = 3)
    {
        byte[] hash = [];
        await school.InScopeAsync(async db => hash = await db.AuditEntries.Where(e => e.Seq == number).Select(e => e.Hash).SingleAsync());
        return RecordAnchor.Of(school.School.Id, number, hash);
    }

    private async Task TouchAsync(TestSchool school)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            alter table audit_entry disable trigger audit_append_only;
            update audit_entry set kind = 'Reminded' where school_id = @school and seq = 2
            """,
            connection
        );
        command.Parameters.AddWithValue("school", school.School.Id.Value);
        await command.ExecuteNonQueryAsync();
    }
}
