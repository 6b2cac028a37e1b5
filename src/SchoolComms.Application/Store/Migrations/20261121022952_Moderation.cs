using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolComms.Application.Store.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SchoolCommsDb))]
    [Migration("20261121022952_Moderation")]
    public partial class Moderation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "committed_at",
                table: "violation",
                type: "timestamp with time zone",
                nullable: false,
                defaultValueSql: "'-infinity'"
            );

            migrationBuilder.AddColumn<Guid>(name: "edition_id", table: "message", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "removal_edition_id", table: "message", type: "uuid", nullable: true);

            migrationBuilder.CreateTable(
                name: "queued_message",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    chat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    queued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    refused_for = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    refused_rule = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    refused_under_edition = table.Column<DateOnly>(type: "date", nullable: true),
                    refused_under_number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    refused_under_summary = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_queued_message", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_queued_message_chat_school_id_chat_id",
                        columns: x => new { x.school_id, x.chat_id },
                        principalTable: "chat",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_queued_message_person_school_id_author_id",
                        columns: x => new { x.school_id, x.author_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_queued_message_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_queued_message_due_at",
                table: "queued_message",
                column: "due_at",
                filter: "state = 'Waiting'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_queued_message_school_id_author_id",
                table: "queued_message",
                columns: new[] { "school_id", "author_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_queued_message_school_id_chat_id_author_id",
                table: "queued_message",
                columns: new[] { "school_id", "chat_id", "author_id" }
            );

            CarryOver(migrationBuilder);
            migrationBuilder.DropColumn(name: "removal_edition", table: "message");

            Secure(migrationBuilder);
            LookPastOneSchool(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop function queued_messages_due(timestamptz, integer); drop index ix_message_removed");
            migrationBuilder.DropTable(name: "queued_message");

            migrationBuilder.DropColumn(name: "committed_at", table: "violation");

            migrationBuilder.DropColumn(name: "edition_id", table: "message");

            migrationBuilder.DropColumn(name: "removal_edition_id", table: "message");

            migrationBuilder.AddColumn<DateOnly>(name: "removal_edition", table: "message", type: "date", nullable: true);
        }
    }
}
