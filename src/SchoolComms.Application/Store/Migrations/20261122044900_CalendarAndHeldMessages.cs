using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolComms.Application.Store.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SchoolCommsDb))]
    [Migration("20261122044900_CalendarAndHeldMessages")]
    public partial class CalendarAndHeldMessages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(name: "refused_under_summary", table: "queued_message", newName: "clause_summary");

            migrationBuilder.RenameColumn(name: "refused_under_number", table: "queued_message", newName: "clause_number");

            migrationBuilder.RenameColumn(name: "refused_under_edition", table: "queued_message", newName: "clause_edition");

            migrationBuilder.RenameColumn(name: "refused_under_edition_number", table: "queued_message", newName: "clause_edition_number");

            migrationBuilder.RenameColumn(name: "refused_rule", table: "queued_message", newName: "rule");

            migrationBuilder.AddColumn<string>(name: "calendar", table: "school", type: "jsonb", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "ended_by", table: "rule_exception", type: "uuid", nullable: true);

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "due_at",
                table: "queued_message",
                type: "timestamp with time zone",
                nullable: true,
                oldClrType: typeof(DateTimeOffset),
                oldType: "timestamp with time zone"
            );

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "decision_at",
                table: "queued_message",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<Guid>(name: "decision_by", table: "queued_message", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "decision_reason",
                table: "queued_message",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "fragment",
                table: "queued_message",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: true
            );

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "written_at",
                table: "message",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_rule_exception_school_id_ended_by",
                table: "rule_exception",
                columns: new[] { "school_id", "ended_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_queued_message_school_id_state",
                table: "queued_message",
                columns: new[] { "school_id", "state" },
                filter: "state in ('Waiting', 'Held')"
            );

            migrationBuilder.AddForeignKey(
                name: "fk_rule_exception_person_school_id_ended_by",
                table: "rule_exception",
                columns: new[] { "school_id", "ended_by" },
                principalTable: "person",
                principalColumns: new[] { "school_id", "id" },
                onDelete: ReferentialAction.Restrict
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(name: "fk_rule_exception_person_school_id_ended_by", table: "rule_exception");

            migrationBuilder.DropIndex(name: "ix_rule_exception_school_id_ended_by", table: "rule_exception");

            migrationBuilder.DropIndex(name: "ix_queued_message_school_id_state", table: "queued_message");

            migrationBuilder.DropColumn(name: "calendar", table: "school");

            migrationBuilder.DropColumn(name: "ended_by", table: "rule_exception");

            migrationBuilder.DropColumn(name: "decision_at", table: "queued_message");

            migrationBuilder.DropColumn(name: "decision_by", table: "queued_message");

            migrationBuilder.DropColumn(name: "decision_reason", table: "queued_message");

            migrationBuilder.DropColumn(name: "fragment", table: "queued_message");

            migrationBuilder.DropColumn(name: "written_at", table: "message");

            migrationBuilder.RenameColumn(name: "clause_summary", table: "queued_message", newName: "refused_under_summary");

            migrationBuilder.RenameColumn(name: "clause_number", table: "queued_message", newName: "refused_under_number");

            migrationBuilder.RenameColumn(name: "clause_edition", table: "queued_message", newName: "refused_under_edition");

            migrationBuilder.RenameColumn(name: "clause_edition_number", table: "queued_message", newName: "refused_under_edition_number");

            migrationBuilder.RenameColumn(name: "rule", table: "queued_message", newName: "refused_rule");

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "due_at",
                table: "queued_message",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)),
                oldClrType: typeof(DateTimeOffset),
                oldType: "timestamp with time zone",
                oldNullable: true
            );
        }
    }
}
