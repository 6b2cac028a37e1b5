using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolComms.Application.Store.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SchoolCommsDb))]
    [Migration("20261122044854_Editions")]
    public partial class Editions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(name: "refused_under_edition_number", table: "queued_message", type: "integer", nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "approved_at",
                table: "edition",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<Guid>(name: "approved_by", table: "edition", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<string>(name: "opinions", table: "edition", type: "jsonb", nullable: false, defaultValueSql: "'[]'");

            migrationBuilder.CreateTable(
                name: "edition_draft",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    regulation = table.Column<string>(type: "jsonb", nullable: false),
                    based_on_edition = table.Column<int>(type: "integer", nullable: false),
                    based_on_preset = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    started_by = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    opinions = table.Column<string>(type: "jsonb", nullable: false, defaultValueSql: "'[]'"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    approved_as = table.Column<Guid>(type: "uuid", nullable: true),
                    closed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_edition_draft", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_edition_draft_edition_school_id_approved_as",
                        columns: x => new { x.school_id, x.approved_as },
                        principalTable: "edition",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_edition_draft_person_school_id_closed_by",
                        columns: x => new { x.school_id, x.closed_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_edition_draft_person_school_id_started_by",
                        columns: x => new { x.school_id, x.started_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_edition_draft_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "edition_withdrawal",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_edition_withdrawal", x => new { x.school_id, x.edition_id });
                    table.ForeignKey(
                        name: "fk_edition_withdrawal_edition_school_id_edition_id",
                        columns: x => new { x.school_id, x.edition_id },
                        principalTable: "edition",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_edition_withdrawal_person_school_id_withdrawn_by",
                        columns: x => new { x.school_id, x.withdrawn_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_edition_withdrawal_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_edition_school_id_approved_by",
                table: "edition",
                columns: new[] { "school_id", "approved_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_edition_draft_open",
                table: "edition_draft",
                column: "school_id",
                unique: true,
                filter: "state = 'Open'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_edition_draft_school_id_approved_as",
                table: "edition_draft",
                columns: new[] { "school_id", "approved_as" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_edition_draft_school_id_closed_by",
                table: "edition_draft",
                columns: new[] { "school_id", "closed_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_edition_draft_school_id_started_by",
                table: "edition_draft",
                columns: new[] { "school_id", "started_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_edition_withdrawal_school_id_withdrawn_by",
                table: "edition_withdrawal",
                columns: new[] { "school_id", "withdrawn_by" }
            );

            migrationBuilder.AddForeignKey(
                name: "fk_edition_person_school_id_approved_by",
                table: "edition",
                columns: new[] { "school_id", "approved_by" },
                principalTable: "person",
                principalColumns: new[] { "school_id", "id" },
                onDelete: ReferentialAction.Restrict
            );

            Secure(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                "drop trigger edition_unchanged on edition; drop function edition_refuse(); grant update on edition to schoolcomms_app"
            );
            migrationBuilder.DropForeignKey(name: "fk_edition_person_school_id_approved_by", table: "edition");

            migrationBuilder.DropTable(name: "edition_draft");

            migrationBuilder.DropTable(name: "edition_withdrawal");

            migrationBuilder.DropIndex(name: "ix_edition_school_id_approved_by", table: "edition");

            migrationBuilder.DropColumn(name: "refused_under_edition_number", table: "queued_message");

            migrationBuilder.DropColumn(name: "approved_at", table: "edition");

            migrationBuilder.DropColumn(name: "approved_by", table: "edition");

            migrationBuilder.DropColumn(name: "opinions", table: "edition");
        }
    }
}
