using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolComms.Application.Store.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SchoolCommsDb))]
    [Migration("20261122082053_RequestsAndVerification")]
    public partial class RequestsAndVerification : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(name: "term_from", table: "nomination", type: "date", nullable: true);

            migrationBuilder.AddColumn<DateOnly>(name: "term_until", table: "nomination", type: "date", nullable: true);

            migrationBuilder.CreateTable(
                name: "join_request",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    class_id = table.Column<Guid>(type: "uuid", nullable: true),
                    child_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    child_birth_date = table.Column<DateOnly>(type: "date", nullable: true),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    code_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    invite_id = table.Column<Guid>(type: "uuid", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_join_request", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_join_request_invite_school_id_invite_id",
                        columns: x => new { x.school_id, x.invite_id },
                        principalTable: "invite",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_join_request_person_school_id_decided_by",
                        columns: x => new { x.school_id, x.decided_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_join_request_person_school_id_person_id",
                        columns: x => new { x.school_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_join_request_school_class_school_id_class_id",
                        columns: x => new { x.school_id, x.class_id },
                        principalTable: "school_class",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_join_request_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "role_verification",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    invite_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claimed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    edition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    clause = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_verification", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_role_verification_edition_school_id_edition_id",
                        columns: x => new { x.school_id, x.edition_id },
                        principalTable: "edition",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_role_verification_invite_school_id_invite_id",
                        columns: x => new { x.school_id, x.invite_id },
                        principalTable: "invite",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_role_verification_person_school_id_decided_by",
                        columns: x => new { x.school_id, x.decided_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_role_verification_person_school_id_person_id",
                        columns: x => new { x.school_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_role_verification_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "join_request_question",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    question = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answer = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_join_request_question",
                        x => new
                        {
                            x.school_id,
                            x.request_id,
                            x.number,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_join_request_question_join_request_school_id_request_id",
                        columns: x => new { x.school_id, x.request_id },
                        principalTable: "join_request",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_join_request_question_person_school_id_asked_by",
                        columns: x => new { x.school_id, x.asked_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_join_request_question_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_appointment_school_id_office",
                table: "appointment",
                columns: new[] { "school_id", "office" },
                unique: true,
                filter: "office = 'Director' and ends_at is null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_join_request_school_id_class_id",
                table: "join_request",
                columns: new[] { "school_id", "class_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_join_request_school_id_code_hash",
                table: "join_request",
                columns: new[] { "school_id", "code_hash" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_join_request_school_id_decided_by",
                table: "join_request",
                columns: new[] { "school_id", "decided_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_join_request_school_id_invite_id",
                table: "join_request",
                columns: new[] { "school_id", "invite_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_join_request_school_id_person_id",
                table: "join_request",
                columns: new[] { "school_id", "person_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_join_request_school_id_state_id",
                table: "join_request",
                columns: new[] { "school_id", "state", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_join_request_question_school_id_asked_by",
                table: "join_request_question",
                columns: new[] { "school_id", "asked_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_role_verification_school_id_decided_by",
                table: "role_verification",
                columns: new[] { "school_id", "decided_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_role_verification_school_id_edition_id",
                table: "role_verification",
                columns: new[] { "school_id", "edition_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_role_verification_school_id_invite_id",
                table: "role_verification",
                columns: new[] { "school_id", "invite_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_role_verification_school_id_person_id_role",
                table: "role_verification",
                columns: new[] { "school_id", "person_id", "role" },
                unique: true,
                filter: "state = 'Claimed'"
            );

            migrationBuilder.SecureBySchool("role_verification");
            migrationBuilder.SecureBySchool("join_request");
            migrationBuilder.SecureBySchool("join_request_question");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "join_request_question");

            migrationBuilder.DropTable(name: "role_verification");

            migrationBuilder.DropTable(name: "join_request");

            migrationBuilder.DropIndex(name: "ix_appointment_school_id_office", table: "appointment");

            migrationBuilder.DropColumn(name: "term_from", table: "nomination");

            migrationBuilder.DropColumn(name: "term_until", table: "nomination");
        }
    }
}
