using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SchoolComms.Application.Store.Migrations;

/// <summary>Lets the application count the rows that a list has brought, for the planner. The model stays as it is.</summary>
[DbContext(typeof(SchoolCommsDb))]
[Migration("20261129053500_FreshStatistics")]
public sealed class FreshStatistics : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => Change(migrationBuilder, "grant", "to");

    protected override void Down(MigrationBuilder migrationBuilder) => Change(migrationBuilder, "revoke", "from");

    // The right is there since PostgreSQL 17; an older one warns, and counts by itself a minute later.
    private static void Change(MigrationBuilder migration, string verb, string preposition) =>
        migration.Sql(
            $"""
            do $$ begin
                if current_setting('server_version_num')::int >= 170000 then
                    {verb} maintain on {RosterStatistics.Tables} {preposition} {StoreRegistration.ApplicationRole};
                end if;
            end $$
            """
        );
}
