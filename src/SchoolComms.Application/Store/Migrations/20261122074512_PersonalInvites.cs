using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolComms.Application.Store.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SchoolCommsDb))]
    [Migration("20261122074512_PersonalInvites")]
    public partial class PersonalInvites : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(name: "person_id", table: "invite", type: "uuid", nullable: true);

            migrationBuilder.CreateTable(
                name: "invite_mail",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    invite_id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    answer = table.Column<int>(type: "integer", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invite_mail", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_invite_mail_invite_school_id_invite_id",
                        columns: x => new { x.school_id, x.invite_id },
                        principalTable: "invite",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_invite_mail_person_school_id_asked_by",
                        columns: x => new { x.school_id, x.asked_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_invite_mail_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_invite_personal",
                table: "invite",
                columns: new[] { "school_id", "person_id", "role" },
                unique: true,
                filter: "person_id is not null and annulled_at is null and used = 0"
            );

            migrationBuilder.CreateIndex(
                name: "ix_invite_mail_due_at",
                table: "invite_mail",
                column: "due_at",
                filter: "state = 'Waiting'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_invite_mail_school_id_asked_by",
                table: "invite_mail",
                columns: new[] { "school_id", "asked_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_invite_mail_school_id_invite_id",
                table: "invite_mail",
                columns: new[] { "school_id", "invite_id" },
                unique: true,
                filter: "state = 'Waiting'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_invite_mail_school_id_invite_id_id",
                table: "invite_mail",
                columns: new[] { "school_id", "invite_id", "id" }
            );

            migrationBuilder.AddForeignKey(
                name: "fk_invite_person_school_id_person_id",
                table: "invite",
                columns: new[] { "school_id", "person_id" },
                principalTable: "person",
                principalColumns: new[] { "school_id", "id" },
                onDelete: ReferentialAction.Restrict
            );

            Secure(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop function invite_mails_due(timestamptz, integer)");
            migrationBuilder.DropForeignKey(name: "fk_invite_person_school_id_person_id", table: "invite");

            migrationBuilder.DropTable(name: "invite_mail");

            migrationBuilder.DropIndex(name: "ix_invite_personal", table: "invite");

            migrationBuilder.DropColumn(name: "person_id", table: "invite");
        }
    }
}
