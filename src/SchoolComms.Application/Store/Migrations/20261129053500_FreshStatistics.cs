using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SchoolComms.Application.Store.Migrations;

/// <summary>Lets the application count the rows that a list has brought, for the planner. The model stays as it is.</summary>
[DbContext(typeof(SchoolCommsDb))]
[Migration("20261129053500_FreshStatistics")]
public sealed class FreshStatistics : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql($"grant maintain on {RosterStatistics.Tables} to {StoreRegistration.ApplicationRole}");

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql($"revoke maintain on {RosterStatistics.Tables} from {StoreRegistration.ApplicationRole}");
}
