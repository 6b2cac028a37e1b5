using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SchoolComms.Application.Store.Migrations;

/// <summary>A sanction that was ended early and found wrong after that keeps who ended it, when and why.</summary>
[DbContext(typeof(SchoolCommsDb))]
[Migration("20261129134751_LiftedBefore")]
public sealed class LiftedBefore : Migration
{
    private static readonly string[] Sanctions = ["block", "access_restriction"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Sanctions)
        {
            migrationBuilder.AddColumn<DateTimeOffset>("lifted_before_at", table, type: "timestamp with time zone", nullable: true);
            migrationBuilder.AddColumn<Guid>("lifted_before_by", table, type: "uuid", nullable: true);
            migrationBuilder.AddColumn<string>("lifted_before_kind", table, "character varying(40)", maxLength: 40, nullable: true);
            migrationBuilder.AddColumn<string>("lifted_before_reason", table, "character varying(1000)", maxLength: 1000, nullable: true);
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Sanctions)
        foreach (var column in (string[])["at", "by", "kind", "reason"])
            migrationBuilder.DropColumn($"lifted_before_{column}", table);
    }
}
