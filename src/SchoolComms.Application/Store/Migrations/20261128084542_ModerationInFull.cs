using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolComms.Application.Store.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SchoolCommsDb))]
    [Migration("20261128084542_ModerationInFull")]
    public partial class ModerationInFull : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<Guid>(
                name: "message_id",
                table: "violation",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid"
            );

            migrationBuilder.AddColumn<string>(
                name: "circumstance",
                table: "violation",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "recorded_as",
                table: "violation",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<string>(
                name: "state",
                table: "violation",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "withdrawal_at",
                table: "violation",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<Guid>(name: "withdrawal_by", table: "violation", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawal_reason",
                table: "violation",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "removal_as",
                table: "message",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "basis_document",
                table: "block",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "basis_reason",
                table: "block",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "decided_as",
                table: "block",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "decided_until",
                table: "block",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0))
            );

            migrationBuilder.AddColumn<string>(
                name: "ground",
                table: "block",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "lifting_at",
                table: "block",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<Guid>(name: "lifting_by", table: "block", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "lifting_kind",
                table: "block",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "lifting_reason",
                table: "block",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "access_restriction",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    restricted_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    restricted_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: false),
                    decided_as = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    clause = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    edition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    basis_document = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    basis_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    lifting_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lifting_by = table.Column<Guid>(type: "uuid", nullable: true),
                    lifting_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    lifting_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_restriction", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_access_restriction_edition_school_id_edition_id",
                        columns: x => new { x.school_id, x.edition_id },
                        principalTable: "edition",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_access_restriction_person_school_id_decided_by",
                        columns: x => new { x.school_id, x.decided_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_access_restriction_person_school_id_person_id",
                        columns: x => new { x.school_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_access_restriction_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "apology",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    chat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    block_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    objections_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    clause = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    edition_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apology", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_apology_block_school_id_block_id",
                        columns: x => new { x.school_id, x.block_id },
                        principalTable: "block",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_apology_edition_school_id_edition_id",
                        columns: x => new { x.school_id, x.edition_id },
                        principalTable: "edition",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_apology_message_school_id_chat_id_message_id",
                        columns: x => new
                        {
                            x.school_id,
                            x.chat_id,
                            x.message_id,
                        },
                        principalTable: "message",
                        principalColumns: new[] { "school_id", "chat_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_apology_person_school_id_person_id",
                        columns: x => new { x.school_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_apology_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "authorisation",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    power = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: true),
                    given_by = table.Column<Guid>(type: "uuid", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    order_date = table.Column<DateOnly>(type: "date", nullable: false),
                    order_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_authorisation", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_authorisation_person_school_id_given_by",
                        columns: x => new { x.school_id, x.given_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_authorisation_person_school_id_person_id",
                        columns: x => new { x.school_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_authorisation_school_class_school_id_class_id",
                        columns: x => new { x.school_id, x.class_id },
                        principalTable: "school_class",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_authorisation_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "chat_look",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    chat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    look_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    clause = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    edition_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chat_look", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_chat_look_chat_school_id_chat_id",
                        columns: x => new { x.school_id, x.chat_id },
                        principalTable: "chat",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_chat_look_edition_school_id_edition_id",
                        columns: x => new { x.school_id, x.edition_id },
                        principalTable: "edition",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_chat_look_person_school_id_person_id",
                        columns: x => new { x.school_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_chat_look_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "message_report",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    chat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reported_by = table.Column<Guid>(type: "uuid", nullable: false),
                    rule = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    clause = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    edition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    director_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_report", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_message_report_edition_school_id_edition_id",
                        columns: x => new { x.school_id, x.edition_id },
                        principalTable: "edition",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_message_report_message_school_id_chat_id_message_id",
                        columns: x => new
                        {
                            x.school_id,
                            x.chat_id,
                            x.message_id,
                        },
                        principalTable: "message",
                        principalColumns: new[] { "school_id", "chat_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_message_report_person_school_id_decided_by",
                        columns: x => new { x.school_id, x.decided_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_message_report_person_school_id_reported_by",
                        columns: x => new { x.school_id, x.reported_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_message_report_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "personal_reminder",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    chat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: true),
                    rule = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    clause = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    edition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    reminded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personal_reminder", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_personal_reminder_chat_school_id_chat_id",
                        columns: x => new { x.school_id, x.chat_id },
                        principalTable: "chat",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_personal_reminder_edition_school_id_edition_id",
                        columns: x => new { x.school_id, x.edition_id },
                        principalTable: "edition",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_personal_reminder_message_school_id_chat_id_message_id",
                        columns: x => new
                        {
                            x.school_id,
                            x.chat_id,
                            x.message_id,
                        },
                        principalTable: "message",
                        principalColumns: new[] { "school_id", "chat_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_personal_reminder_person_school_id_person_id",
                        columns: x => new { x.school_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_personal_reminder_person_school_id_reminded_by",
                        columns: x => new { x.school_id, x.reminded_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_personal_reminder_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "appeal",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    violation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    block_id = table.Column<Guid>(type: "uuid", nullable: true),
                    restriction_id = table.Column<Guid>(type: "uuid", nullable: true),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    answer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appeal", x => new { x.school_id, x.id });
                    table.CheckConstraint("ck_appeal_one_sanction", "num_nonnulls(violation_id, block_id, restriction_id) = 1");
                    table.ForeignKey(
                        name: "fk_appeal_access_restriction_school_id_restriction_id",
                        columns: x => new { x.school_id, x.restriction_id },
                        principalTable: "access_restriction",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_appeal_block_school_id_block_id",
                        columns: x => new { x.school_id, x.block_id },
                        principalTable: "block",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_appeal_person_school_id_decided_by",
                        columns: x => new { x.school_id, x.decided_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_appeal_person_school_id_person_id",
                        columns: x => new { x.school_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_appeal_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_appeal_violation_school_id_violation_id",
                        columns: x => new { x.school_id, x.violation_id },
                        principalTable: "violation",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "objection",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    apology_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_objection",
                        x => new
                        {
                            x.school_id,
                            x.apology_id,
                            x.person_id,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_objection_apology_school_id_apology_id",
                        columns: x => new { x.school_id, x.apology_id },
                        principalTable: "apology",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_objection_person_school_id_person_id",
                        columns: x => new { x.school_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_objection_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_access_restriction_school_id_decided_by",
                table: "access_restriction",
                columns: new[] { "school_id", "decided_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_access_restriction_school_id_edition_id",
                table: "access_restriction",
                columns: new[] { "school_id", "edition_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_access_restriction_school_id_person_id",
                table: "access_restriction",
                columns: new[] { "school_id", "person_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_apology_school_id_block_id",
                table: "apology",
                columns: new[] { "school_id", "block_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_apology_school_id_chat_id_message_id",
                table: "apology",
                columns: new[] { "school_id", "chat_id", "message_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_apology_school_id_edition_id",
                table: "apology",
                columns: new[] { "school_id", "edition_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_apology_school_id_person_id",
                table: "apology",
                columns: new[] { "school_id", "person_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_appeal_school_id_block_id",
                table: "appeal",
                columns: new[] { "school_id", "block_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_appeal_school_id_decided_by",
                table: "appeal",
                columns: new[] { "school_id", "decided_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_appeal_school_id_due_at",
                table: "appeal",
                columns: new[] { "school_id", "due_at" },
                filter: "outcome is null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_appeal_school_id_person_id",
                table: "appeal",
                columns: new[] { "school_id", "person_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_appeal_school_id_restriction_id",
                table: "appeal",
                columns: new[] { "school_id", "restriction_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_appeal_school_id_violation_id",
                table: "appeal",
                columns: new[] { "school_id", "violation_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_authorisation_school_id_class_id",
                table: "authorisation",
                columns: new[] { "school_id", "class_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_authorisation_school_id_given_by",
                table: "authorisation",
                columns: new[] { "school_id", "given_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_authorisation_school_id_person_id",
                table: "authorisation",
                columns: new[] { "school_id", "person_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_chat_look_school_id_chat_id_person_id",
                table: "chat_look",
                columns: new[] { "school_id", "chat_id", "person_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_chat_look_school_id_edition_id",
                table: "chat_look",
                columns: new[] { "school_id", "edition_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_chat_look_school_id_person_id",
                table: "chat_look",
                columns: new[] { "school_id", "person_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_message_report_school_id_chat_id_id",
                table: "message_report",
                columns: new[] { "school_id", "chat_id", "id" },
                filter: "outcome is null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_message_report_school_id_chat_id_message_id_reported_by",
                table: "message_report",
                columns: new[] { "school_id", "chat_id", "message_id", "reported_by" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_message_report_school_id_decided_by",
                table: "message_report",
                columns: new[] { "school_id", "decided_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_message_report_school_id_director_from",
                table: "message_report",
                columns: new[] { "school_id", "director_from" },
                filter: "outcome is null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_message_report_school_id_edition_id",
                table: "message_report",
                columns: new[] { "school_id", "edition_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_message_report_school_id_reported_by",
                table: "message_report",
                columns: new[] { "school_id", "reported_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_objection_school_id_person_id",
                table: "objection",
                columns: new[] { "school_id", "person_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_personal_reminder_school_id_chat_id_message_id",
                table: "personal_reminder",
                columns: new[] { "school_id", "chat_id", "message_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_personal_reminder_school_id_chat_id_person_id",
                table: "personal_reminder",
                columns: new[] { "school_id", "chat_id", "person_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_personal_reminder_school_id_edition_id",
                table: "personal_reminder",
                columns: new[] { "school_id", "edition_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_personal_reminder_school_id_person_id",
                table: "personal_reminder",
                columns: new[] { "school_id", "person_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_personal_reminder_school_id_reminded_by",
                table: "personal_reminder",
                columns: new[] { "school_id", "reminded_by" }
            );

            migrationBuilder.AddForeignKey(
                name: "fk_violation_chat_school_id_chat_id",
                table: "violation",
                columns: new[] { "school_id", "chat_id" },
                principalTable: "chat",
                principalColumns: new[] { "school_id", "id" },
                onDelete: ReferentialAction.Restrict
            );

            CarryOver(migrationBuilder);
            Secure(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(name: "fk_violation_chat_school_id_chat_id", table: "violation");

            migrationBuilder.DropTable(name: "appeal");

            migrationBuilder.DropTable(name: "authorisation");

            migrationBuilder.DropTable(name: "chat_look");

            migrationBuilder.DropTable(name: "message_report");

            migrationBuilder.DropTable(name: "objection");

            migrationBuilder.DropTable(name: "personal_reminder");

            migrationBuilder.DropTable(name: "access_restriction");

            migrationBuilder.DropTable(name: "apology");

            migrationBuilder.DropColumn(name: "circumstance", table: "violation");

            migrationBuilder.DropColumn(name: "recorded_as", table: "violation");

            migrationBuilder.DropColumn(name: "state", table: "violation");

            migrationBuilder.DropColumn(name: "withdrawal_at", table: "violation");

            migrationBuilder.DropColumn(name: "withdrawal_by", table: "violation");

            migrationBuilder.DropColumn(name: "withdrawal_reason", table: "violation");

            migrationBuilder.DropColumn(name: "removal_as", table: "message");

            migrationBuilder.DropColumn(name: "basis_document", table: "block");

            migrationBuilder.DropColumn(name: "basis_reason", table: "block");

            migrationBuilder.DropColumn(name: "decided_as", table: "block");

            migrationBuilder.DropColumn(name: "decided_until", table: "block");

            migrationBuilder.DropColumn(name: "ground", table: "block");

            migrationBuilder.DropColumn(name: "lifting_at", table: "block");

            migrationBuilder.DropColumn(name: "lifting_by", table: "block");

            migrationBuilder.DropColumn(name: "lifting_kind", table: "block");

            migrationBuilder.DropColumn(name: "lifting_reason", table: "block");

            migrationBuilder.AlterColumn<Guid>(
                name: "message_id",
                table: "violation",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true
            );
        }
    }
}
