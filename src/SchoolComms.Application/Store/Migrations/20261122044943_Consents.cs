using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolComms.Application.Store.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SchoolCommsDb))]
    [Migration("20261122044943_Consents")]
    public partial class Consents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(name: "file_count", table: "message", type: "integer", nullable: false, defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "attachment",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    chat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_attachment",
                        x => new
                        {
                            x.school_id,
                            x.chat_id,
                            x.message_id,
                            x.position,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_attachment_message_school_id_chat_id_message_id",
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
                        name: "fk_attachment_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_attachment_stored_file_school_id_file_id",
                        columns: x => new { x.school_id, x.file_id },
                        principalTable: "stored_file",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "consent",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    places = table.Column<int>(type: "integer", maxLength: 40, nullable: false),
                    elsewhere = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    holds_from = table.Column<DateOnly>(type: "date", nullable: false),
                    holds_until = table.Column<DateOnly>(type: "date", nullable: true),
                    given_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    scan_id = table.Column<Guid>(type: "uuid", nullable: true),
                    document_date = table.Column<DateOnly>(type: "date", nullable: true),
                    document_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    withdrawal_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawal_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    withdrawal_recorded_by = table.Column<Guid>(type: "uuid", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_consent_person_school_id_given_by",
                        columns: x => new { x.school_id, x.given_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_consent_person_school_id_person_id",
                        columns: x => new { x.school_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_consent_person_school_id_recorded_by",
                        columns: x => new { x.school_id, x.recorded_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_consent_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_consent_stored_file_school_id_scan_id",
                        columns: x => new { x.school_id, x.scan_id },
                        principalTable: "stored_file",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "photo_statement",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    chat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    document = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_photo_statement",
                        x => new
                        {
                            x.school_id,
                            x.chat_id,
                            x.message_id,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_photo_statement_message_school_id_chat_id_message_id",
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
                        name: "fk_photo_statement_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "unsent_message",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    chat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    touched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_unsent_message",
                        x => new
                        {
                            x.school_id,
                            x.chat_id,
                            x.author_id,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_unsent_message_chat_school_id_chat_id",
                        columns: x => new { x.school_id, x.chat_id },
                        principalTable: "chat",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_unsent_message_person_school_id_author_id",
                        columns: x => new { x.school_id, x.author_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_unsent_message_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "shown_person",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    chat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    consent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    checked_by = table.Column<Guid>(type: "uuid", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_shown_person",
                        x => new
                        {
                            x.school_id,
                            x.chat_id,
                            x.message_id,
                            x.person_id,
                            x.purpose,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_shown_person_consent_school_id_consent_id",
                        columns: x => new { x.school_id, x.consent_id },
                        principalTable: "consent",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_shown_person_message_school_id_chat_id_message_id",
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
                        name: "fk_shown_person_person_school_id_checked_by",
                        columns: x => new { x.school_id, x.checked_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_shown_person_person_school_id_person_id",
                        columns: x => new { x.school_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_shown_person_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "unsent_file",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    chat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unsent_file", x => new { x.school_id, x.file_id });
                    table.ForeignKey(
                        name: "fk_unsent_file_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_unsent_file_stored_file_school_id_file_id",
                        columns: x => new { x.school_id, x.file_id },
                        principalTable: "stored_file",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_unsent_file_unsent_message_school_id_chat_id_author_id",
                        columns: x => new
                        {
                            x.school_id,
                            x.chat_id,
                            x.author_id,
                        },
                        principalTable: "unsent_message",
                        principalColumns: new[] { "school_id", "chat_id", "author_id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_attachment_school_id_file_id",
                table: "attachment",
                columns: new[] { "school_id", "file_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_consent_school_id_given_by",
                table: "consent",
                columns: new[] { "school_id", "given_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_consent_school_id_person_id",
                table: "consent",
                columns: new[] { "school_id", "person_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_consent_school_id_recorded_by",
                table: "consent",
                columns: new[] { "school_id", "recorded_by" }
            );

            migrationBuilder.CreateIndex(name: "ix_consent_school_id_scan_id", table: "consent", columns: new[] { "school_id", "scan_id" });

            migrationBuilder.CreateIndex(
                name: "ix_shown_person_school_id_checked_by",
                table: "shown_person",
                columns: new[] { "school_id", "checked_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_shown_person_school_id_consent_id",
                table: "shown_person",
                columns: new[] { "school_id", "consent_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_shown_person_school_id_person_id",
                table: "shown_person",
                columns: new[] { "school_id", "person_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_unsent_file_school_id_chat_id_author_id",
                table: "unsent_file",
                columns: new[] { "school_id", "chat_id", "author_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_unsent_message_school_id_author_id",
                table: "unsent_message",
                columns: new[] { "school_id", "author_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_unsent_message_school_id_touched_at",
                table: "unsent_message",
                columns: new[] { "school_id", "touched_at" }
            );

            Secure(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("revoke delete on stored_file from " + StoreRegistration.ApplicationRole);
            migrationBuilder.DropTable(name: "attachment");

            migrationBuilder.DropTable(name: "photo_statement");

            migrationBuilder.DropTable(name: "shown_person");

            migrationBuilder.DropTable(name: "unsent_file");

            migrationBuilder.DropTable(name: "consent");

            migrationBuilder.DropTable(name: "unsent_message");

            migrationBuilder.DropColumn(name: "file_count", table: "message");
        }
    }
}
