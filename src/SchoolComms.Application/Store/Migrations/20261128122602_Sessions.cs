using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolComms.Application.Store.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SchoolCommsDb))]
    [Migration("20261128122602_Sessions")]
    public partial class Sessions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "authenticator_key",
                table: "account",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true
            );

            migrationBuilder.AddColumn<long>(name: "authenticator_step", table: "account", type: "bigint", nullable: true);

            migrationBuilder.AddColumn<byte[][]>(
                name: "spare_codes",
                table: "account",
                type: "bytea[]",
                nullable: false,
                defaultValueSql: "'{}'"
            );

            migrationBuilder.CreateTable(
                name: "account_session",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    address = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: true),
                    browser = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    of_official = table.Column<bool>(type: "boolean", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_session", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "recovery",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    drops_second_factor = table.Column<bool>(type: "boolean", nullable: false),
                    code_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    annulled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recovery", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_recovery_person_school_id_made_by",
                        columns: x => new { x.school_id, x.made_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_recovery_person_school_id_person_id",
                        columns: x => new { x.school_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_recovery_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_account_session_account",
                table: "account_session",
                column: "account",
                filter: "ended_at is null"
            );

            migrationBuilder.CreateIndex(name: "ix_recovery_code_hash", table: "recovery", column: "code_hash");

            migrationBuilder.CreateIndex(
                name: "ix_recovery_school_id_code_hash",
                table: "recovery",
                columns: new[] { "school_id", "code_hash" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_recovery_school_id_made_by",
                table: "recovery",
                columns: new[] { "school_id", "made_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_recovery_school_id_person_id",
                table: "recovery",
                columns: new[] { "school_id", "person_id" },
                unique: true,
                filter: "used_at is null and annulled_at is null"
            );

            Secure(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop function school_of_recovery(bytea)");
            migrationBuilder.DropTable(name: "account_session");

            migrationBuilder.DropTable(name: "recovery");

            migrationBuilder.DropColumn(name: "authenticator_key", table: "account");

            migrationBuilder.DropColumn(name: "authenticator_step", table: "account");

            migrationBuilder.DropColumn(name: "spare_codes", table: "account");
        }
    }
}
