using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SchoolComms.Application.Store.Migrations;

/// <summary>Lets a node ask whether the database is of its version. The model stays as it is.</summary>
[DbContext(typeof(SchoolCommsDb))]
[Migration("20261128190000_VersionReadable")]
public sealed class VersionReadable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql($"""grant select on "__EFMigrationsHistory" to {StoreRegistration.ApplicationRole}""");

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql($"""revoke select on "__EFMigrationsHistory" from {StoreRegistration.ApplicationRole}""");
}
