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

    private const string CutWithHead = """
        delete from audit_entry where school_id = @school and seq > 3;
        update audit_head set (seq, hash) = (select seq, hash from audit_entry where school_id = @school and seq = 3) where school_id = @school
        """;

    private const string WrittenAnewFromThird = """
        update audit_entry set payload = '{"details": {"reason": "другая"}}' where school_id = @school and seq = 3;
        do $$ declare link bytea; entry record; begin
            select hash into link from audit_entry where school_id = current_setting('app.school_id')::uuid and seq = 2;
            for entry in select * from audit_entry
                where school_id = current_setting('app.school_id')::uuid and seq >= 3 order by seq
            loop
                link := sha256(link || convert_to(jsonb_build_array(entry.school_id, entry.seq,
                    (extract(epoch from entry.at) * 1000000)::bigint, entry.actor_id, entry.kind, entry.payload)::text, 'UTF8'));
                update audit_entry set hash = link where school_id = entry.school_id and seq = entry.seq;
            end loop;
            update audit_head set hash = link where school_id = current_setting('app.school_id')::uuid;
        end $$
        """;

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
        check.Anchor.ShouldBe(await AnchorAsync(school, Entries));
        check.Held.ShouldBeNull();
    }

    [Fact]
    public async Task A_school_without_entries_is_intact()
    {
        var school = await TestSchool.CreateAsync(await Services.Value);

        (await VerifyAsync(school)).ShouldBe(new RecordCheck(0, null, null));
    }

    [Theory]
    [InlineData("update audit_entry set payload = '{\"details\": {\"reason\": \"другая\"}}' where school_id = @school and seq = 3", 3)]
    [InlineData("update audit_entry set payload = payload - 'address' where school_id = @school and seq = 4", 4)]
    [InlineData("update audit_entry set actor_id = school_id where school_id = @school and seq = 1", 1)]
    [InlineData("update audit_entry set at = at + interval '1 microsecond' where school_id = @school and seq = 5", 5)]
    [InlineData("update audit_entry set kind = 'Reminded' where school_id = @school and seq = 2", 2)]
    [InlineData("delete from audit_entry where school_id = @school and seq = 2", 2)]
    [InlineData("delete from audit_entry where school_id = @school and seq = 5", 5)]
    [InlineData("delete from audit_entry where school_id = @school", 1)]
    [InlineData("delete from audit_head where school_id = @school", 1)]
    // Two entries have changed places.
    [InlineData(
        """
            update audit_entry set seq = -2 where school_id = @school and seq = 2;
            update audit_entry set seq = 2 where school_id = @school and seq = 4;
            update audit_entry set seq = 4 where school_id = @school and seq = -2
            """,
        2
    )]
    // One was put in between, and the later ones moved up.
    [InlineData(
        """
            update audit_entry set seq = -seq - 1 where school_id = @school and seq > 2;
            update audit_entry set seq = -seq where school_id = @school and seq < 0;
            insert into audit_entry select school_id, 3, at, actor_id, 'Blocked', payload, hash from audit_entry
                where school_id = @school and seq = 2;
            update audit_head set seq = 6 where school_id = @school
            """,
        3
    )]
    // One was put behind the last, where the head does not know of it.
    [InlineData(
        """
            insert into audit_entry select school_id, 6, at, actor_id, 'Blocked', payload, hash from audit_entry
                where school_id = @school and seq = 5
            """,
        6
    )]
    public async Task The_first_entry_that_was_touched_behind_the_portal_s_back_is_found(string tampering, long brokenAt)
    {
        var school = await RecordedAsync();
        await TamperAsync(school, tampering);

        var check = await VerifyAsync(school);

        check.BrokenAt.ShouldBe(brokenAt);
        check.Entries.ShouldBe(brokenAt - 1);
    }

    [Theory]
    [InlineData(CutWithHead, AnchorState.Missing)]
    [InlineData(WrittenAnewFromThird, AnchorState.Changed)]
    public async Task What_a_chain_cannot_tell_by_itself_an_anchor_from_outside_tells(string tampering, AnchorState found)
    {
        var school = await RecordedAsync();
        var (early, late) = (await AnchorAsync(school, 2), await AnchorAsync(school, Entries));
        (await VerifyAsync(school, late)).Held.ShouldBe(AnchorState.Held);

        await TamperAsync(school, tampering);

        (await VerifyAsync(school)).IsIntact.ShouldBeTrue();
        (await VerifyAsync(school, late)).Held.ShouldBe(found);
        (await VerifyAsync(school, early)).Held.ShouldBe(AnchorState.Held);
    }

    [Fact]
    public async Task An_anchor_does_not_hold_behind_an_entry_that_was_changed()
    {
        var school = await RecordedAsync();
        await TamperAsync(school, "update audit_entry set kind = 'Reminded' where school_id = @school and seq = 3");

        (await VerifyAsync(school, await AnchorAsync(school, 4))).Held.ShouldBe(AnchorState.Changed);
        (await VerifyAsync(school, await AnchorAsync(school, 2))).Held.ShouldBe(AnchorState.Held);
    }

    [Theory]
    [InlineData("update audit_entry set kind = 'Reminded'")]
    [InlineData("delete from audit_entry")]
    [InlineData("truncate audit_entry")]
    [InlineData("insert into audit_entry select school_id, 6, at, actor_id, kind, payload, hash from audit_entry where seq = 5")]
    [InlineData("update audit_head set seq = 1")]
    [InlineData("delete from audit_head")]
    [InlineData("truncate audit_head")]
    public async Task The_application_itself_can_neither_write_nor_remove_an_entry_past_its_one_function(string statement)
    {
        var school = await RecordedAsync();

        await Should.ThrowAsync<PostgresException>(() => school.InScopeAsync(db => db.Database.ExecuteSqlRawAsync(statement)));

        (await VerifyAsync(school)).Entries.ShouldBe(Entries);
    }

    [Theory]
    [InlineData("update audit_entry set kind = 'Reminded' where school_id = @school")]
    [InlineData("delete from audit_entry where school_id = @school")]
    public async Task Also_the_tables_owner_is_refused_until_the_guard_is_laid_aside(string statement)
    {
        var school = await RecordedAsync();

        var refused = await Should.ThrowAsync<PostgresException>(() => TamperAsync(school, statement, guarded: true));

        refused.MessageText.ShouldBe("the record is append-only");
    }

    [Fact]
    public async Task An_export_of_more_than_a_stretch_proves_itself_to_the_last_entry()
    {
        const int more = 1003;
        var school = await RecordedAsync(more);

        var lines = await ExportAsync(school, new RecordFilter());

        lines.Count.ShouldBe(1 + more);
        var check = RecordProof.Check(lines);
        check.Fault.ShouldBeNull();
        check.Entries.ShouldBe(more);
        check.Header!.HeadHash.ShouldBe((await AnchorAsync(school, more)).Hash);
    }

    [Fact]
    public async Task An_export_that_was_touched_does_not_hold()
    {
        var school = await RecordedAsync();
        var lines = await ExportAsync(school, new RecordFilter());

        Fault(3, line => line.Replace("№ 3", "№ 7")).ShouldBe(ProofFault.EntryChanged);
        Fault(3, _ => null).ShouldBe(ProofFault.ChainBroken);
        Fault(Entries, _ => null).ShouldBe(ProofFault.CountDiffers);
        Fault(0, header => header.Replace("\"count\":5", "\"count\":4")).ShouldBe(ProofFault.CountDiffers);
        Fault(0, header => header.Replace($"\"headHash\":\"{Hash(Entries)}", $"\"headHash\":\"{Hash(1)}")).ShouldBe(ProofFault.HeadDiffers);
        Fault(0, _ => "{}").ShouldBe(ProofFault.HeaderUnreadable);
        Fault(2, _ => "").ShouldBe(ProofFault.EntryUnreadable);
        RecordProof.Check(lines).Holds.ShouldBeTrue();

        ProofFault? Fault(int at, Func<string, string?> touch) =>
            RecordProof.Check(lines.Select((line, i) => i == at ? touch(line) : line).OfType<string>()).Fault;

        string Hash(int number) => System.Text.Json.JsonDocument.Parse(lines[number]).RootElement.GetProperty("hash").GetString()!;
    }

    [Fact]
    public async Task A_filtered_export_proves_its_entries_and_leaves_one_that_tells_of_it()
    {
        var school = await RecordedAsync();
        await school.InScopeAsync(db =>
            db.SaveAndRecordAsync(school.Director.Id, AuditKind.Reminded, new { }, null, new(2026, 3, 11, 8, 0, 0, default), default)
        );

        var lines = await ExportAsync(school, new RecordFilter(AuditKind.Reminded));

        var check = RecordProof.Check(lines);
        check.Holds.ShouldBeTrue();
        check.Entries.ShouldBe(1);
        var newest = await school.RunAsync<ReadRecord, Result<RecordPage>>(async read =>
            await read.RunAsync(await school.ActorAsync(school.Director), new RecordFilter(), null, default)
        );
        var (kind, details) = (newest.Value.Lines[0].Kind, newest.Value.Lines[0].Details);
        kind.ShouldBe(AuditKind.RecordExported);
        details["entries"].ShouldBe("1");
        details["filter.kind"].ShouldBe("Reminded");
    }

    private static async Task<TestSchool> RecordedAsync(int count = Entries)
    {
        var school = await TestSchool.CreateAsync(await Services.Value);
        var first = new DateTimeOffset(2026, 3, 11, 7, 0, 0, TimeSpan.Zero).AddTicks(1234560);
        await school.InScopeAsync(async db =>
        {
            db.Scope.Address = "192.0.2.7";
            await using var transaction = await db.Database.BeginTransactionAsync();
            for (var i = 1; i <= count; i++)
            {
                var details = new { Reason = $"№ {i}" };
                await db.SaveAndRecordAsync(
                    school.Director.Id,
                    AuditKind.SchoolEdited,
                    details,
                    null,
                    first.AddSeconds(i),
                    CancellationToken.None
                );
            }

            await transaction.CommitAsync();
        });
        return school;
    }

    private static async Task<RecordCheck> VerifyAsync(TestSchool school, RecordAnchor? anchor = null)
    {
        var director = await school.ActorAsync(school.Director);
        return (
            await school.RunAsync<VerifyRecord, Result<RecordCheck>>(verify => verify.RunAsync(director, anchor, CancellationToken.None))
        ).Value;
    }

    private static async Task<RecordAnchor> AnchorAsync(TestSchool school, long number)
    {
        byte[] hash = [];
        await school.InScopeAsync(async db =>
            hash = await db.AuditEntries.Where(entry => entry.Seq == number).Select(entry => entry.Hash).SingleAsync()
        );
        return RecordAnchor.Of(school.School.Id, number, hash);
    }

    private static async Task<List<string>> ExportAsync(TestSchool school, RecordFilter filter)
    {
        var director = await school.ActorAsync(school.Director);
        return await school.RunAsync<ExportRecord, List<string>>(async export =>
        {
            var record = (await export.RunAsync(director, filter, RecordForm.Proof, CancellationToken.None)).Value;
            List<string> lines = [RecordProof.Write(record.Header)];
            await foreach (var entry in record.Proofs)
                lines.Add(RecordProof.Write(entry));
            return lines;
        });
    }

    // As the tables' owner, who alone can lay the guard aside; the lock keeps other tests' schools out of the way.
    private static async Task TamperAsync(TestSchool school, string statements, bool guarded = false)
    {
        await using var connection = new NpgsqlConnection(await TestServices.ConnectionStringAsync());
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (!guarded)
            await ExecuteAsync("alter table audit_entry disable trigger audit_append_only");
        await ExecuteAsync("select set_config('app.school_id', @school::text, true)");
        await ExecuteAsync(statements);
        await ExecuteAsync("alter table audit_entry enable always trigger audit_append_only");
        await transaction.CommitAsync();

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            if (sql.Contains("@school"))
                command.Parameters.AddWithValue("school", school.School.Id.Value);
            await command.ExecuteNonQueryAsync();
        }
    }
}
