using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SchoolComms.Application.Store.Migrations;

/// <summary>Lets the batches count what waits in a chat, without its words. The model stays as it is.</summary>
[DbContext(typeof(SchoolCommsDb))]
[Migration("20261128160000_ChatsInBatches")]
public sealed class ChatsInBatches : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.OpenToBatches("queued_message", "select (school_id, chat_id, author_id, state)");
        migrationBuilder.OpenToBatches("personal_reminder", "select (school_id, chat_id, person_id, read_at)");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in (string[])["queued_message", "personal_reminder"])
            migrationBuilder.Sql($"drop policy batches on {table}; revoke all on {table} from {StoreRegistration.BatchRole}");
    }
}
