using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SchoolComms.Application.Audit;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Audit;

public sealed class VerifyRecordTests
{
    private const int Entries = 5;

    private static readonly Lazy<Task<ServiceProvider>> Services = new(() =>
        TestServices.CreateAsync(TestClock.At("2026-03-11T10:00+03:00"))
    );

    [Fact]
    public async Task A_record_as_it_was_written_is_intact()
    {
        var school = await RecordedAsync();

        var check = await VerifyAsync(school);

        check.IsIntact.ShouldBeTrue();
        check.Entries.ShouldBe(Entries);
        check.Seal.Length.ShouldBe(64);
    }

    [Fact]
    public async Task A_school_without_entries_is_intact()
    {
        var school = await TestSchool.CreateAsync(await Services.Value);

        (await VerifyAsync(school)).ShouldBe(new RecordCheck(0, null, ""));
    }

    [Theory]
    [InlineData("update audit_entry set payload = '{\"details\": {\"reason\": \"другая\"}}' where school_id = $1 and seq = 3", 3)]
    [InlineData("update audit_entry set actor_id = school_id where school_id = $1 and seq = 1", 1)]
    [InlineData("update audit_entry set at = at + interval '1 microsecond' where school_id = $1 and seq = 5", 5)]
    [InlineData("update audit_entry set kind = 'Reminded' where school_id = $1 and seq = 2", 2)]
    [InlineData("delete from audit_entry where school_id = $1 and seq = 2", 2)]
    [InlineData("delete from audit_entry where school_id = $1 and seq = 5", 5)]
    [InlineData("delete from audit_entry where school_id = $1", 1)]
    public async Task The_first_entry_that_was_touched_behind_the_portal_s_back_is_found(string tampering, long brokenAt)
    {
        var school = await RecordedAsync();
        await TamperAsync(school, tampering);

        var check = await VerifyAsync(school);

        check.BrokenAt.ShouldBe(brokenAt);
        check.Entries.ShouldBe(brokenAt - 1);
    }

    [Fact]
    public async Task The_application_itself_can_neither_change_nor_remove_an_entry()
    {
        var school = await RecordedAsync();

        foreach (var statement in (string[])["update audit_entry set kind = 'Reminded'", "delete from audit_entry", "truncate audit_entry"])
            await Should.ThrowAsync<PostgresException>(() => school.InScopeAsync(db => db.Database.ExecuteSqlRawAsync(statement)));
        (await VerifyAsync(school)).IsIntact.ShouldBeTrue();
    }

    private static async Task<TestSchool> RecordedAsync()
    {
        var school = await TestSchool.CreateAsync(await Services.Value);
        for (var i = 1; i <= Entries; i++)
        {
            var at = new DateTimeOffset(2026, 3, 11, 7, 0, i, TimeSpan.Zero).AddTicks(1234560);
            await school.InScopeAsync(db =>
                db.SaveAndRecordAsync(
                    school.Director.Id,
                    AuditKind.SchoolEdited,
                    new { Reason = $"№ {i}" },
                    null,
                    at,
                    CancellationToken.None
                )
            );
        }

        return school;
    }

    private static async Task<RecordCheck> VerifyAsync(TestSchool school)
    {
        var director = await school.ActorAsync(school.Director);
        return (
            await school.RunAsync<VerifyRecord, Result<RecordCheck>>(verify => verify.RunAsync(director, CancellationToken.None))
        ).Value;
    }

    // As the tables' owner, who alone can lay the guard aside; the lock keeps other tests' schools out of the way.
    private static async Task TamperAsync(TestSchool school, string statement)
    {
        await using var connection = new NpgsqlConnection(await TestServices.ConnectionStringAsync());
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await ExecuteAsync("alter table audit_entry disable trigger audit_append_only");
        await ExecuteAsync("select set_config('app.school_id', $1::text, true)", school.School.Id.Value);
        await ExecuteAsync(statement, school.School.Id.Value);
        await ExecuteAsync("alter table audit_entry enable always trigger audit_append_only");
        await transaction.CommitAsync();

        async Task ExecuteAsync(string sql, params object[] values)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            foreach (var value in values)
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            await command.ExecuteNonQueryAsync();
        }
    }
}
