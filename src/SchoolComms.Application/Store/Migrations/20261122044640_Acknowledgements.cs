using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolComms.Application.Store.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SchoolCommsDb))]
    [Migration("20261122044640_Acknowledgements")]
    public partial class Acknowledgements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "area",
                table: "appointment",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true
            );

            migrationBuilder.AddColumn<Guid>(name: "paper_recorded_by", table: "acknowledgement", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "paper_scan", table: "acknowledgement", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<DateOnly>(name: "paper_signed_on", table: "acknowledgement", type: "date", nullable: true);

            migrationBuilder.CreateTable(
                name: "acknowledgement_reminder",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    edition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reminded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_acknowledgement_reminder",
                        x => new
                        {
                            x.school_id,
                            x.person_id,
                            x.day,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_acknowledgement_reminder_edition_school_id_edition_id",
                        columns: x => new { x.school_id, x.edition_id },
                        principalTable: "edition",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_acknowledgement_reminder_person_school_id_person_id",
                        columns: x => new { x.school_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_acknowledgement_reminder_person_school_id_reminded_by",
                        columns: x => new { x.school_id, x.reminded_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_acknowledgement_reminder_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "nomination",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    nominated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    nominated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    edition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    clause = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    order_date = table.Column<DateOnly>(type: "date", nullable: false),
                    order_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_nomination", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_nomination_edition_school_id_edition_id",
                        columns: x => new { x.school_id, x.edition_id },
                        principalTable: "edition",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_nomination_person_school_id_decided_by",
                        columns: x => new { x.school_id, x.decided_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_nomination_person_school_id_nominated_by",
                        columns: x => new { x.school_id, x.nominated_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_nomination_person_school_id_person_id",
                        columns: x => new { x.school_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_nomination_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_appointment_school_id_area",
                table: "appointment",
                columns: new[] { "school_id", "area" },
                unique: true,
                filter: "area is not null and ends_at is null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_acknowledgement_reminder_school_id_edition_id",
                table: "acknowledgement_reminder",
                columns: new[] { "school_id", "edition_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_acknowledgement_reminder_school_id_reminded_by",
                table: "acknowledgement_reminder",
                columns: new[] { "school_id", "reminded_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_nomination_school_id_decided_by",
                table: "nomination",
                columns: new[] { "school_id", "decided_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_nomination_school_id_edition_id",
                table: "nomination",
                columns: new[] { "school_id", "edition_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_nomination_school_id_nominated_by",
                table: "nomination",
                columns: new[] { "school_id", "nominated_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_nomination_school_id_person_id",
                table: "nomination",
                columns: new[] { "school_id", "person_id" },
                unique: true,
                filter: "state = 'Waiting'"
            );

            // EF knows no keys out of a part of an entity; the scan and who recorded it exist all the same.
            migrationBuilder.AddForeignKey(
                "fk_acknowledgement_stored_file_paper_scan",
                "acknowledgement",
                ["school_id", "paper_scan"],
                "stored_file",
                principalColumns: ["school_id", "id"],
                onDelete: ReferentialAction.Restrict
            );
            migrationBuilder.AddForeignKey(
                "fk_acknowledgement_person_paper_recorded_by",
                "acknowledgement",
                ["school_id", "paper_recorded_by"],
                "person",
                principalColumns: ["school_id", "id"],
                onDelete: ReferentialAction.Restrict
            );

            migrationBuilder.SecureBySchool("acknowledgement_reminder", "select, insert");
            migrationBuilder.SecureBySchool("nomination");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey("fk_acknowledgement_stored_file_paper_scan", "acknowledgement");
            migrationBuilder.DropForeignKey("fk_acknowledgement_person_paper_recorded_by", "acknowledgement");

            migrationBuilder.DropTable(name: "acknowledgement_reminder");

            migrationBuilder.DropTable(name: "nomination");

            migrationBuilder.DropIndex(name: "ix_appointment_school_id_area", table: "appointment");

            migrationBuilder.DropColumn(name: "area", table: "appointment");

            migrationBuilder.DropColumn(name: "paper_recorded_by", table: "acknowledgement");

            migrationBuilder.DropColumn(name: "paper_scan", table: "acknowledgement");

            migrationBuilder.DropColumn(name: "paper_signed_on", table: "acknowledgement");
        }
    }
}
