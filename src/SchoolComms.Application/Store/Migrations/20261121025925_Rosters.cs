using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolComms.Application.Store.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SchoolCommsDb))]
    [Migration("20261121025925_Rosters")]
    public partial class Rosters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "name_key",
                table: "person",
                type: "character varying(120)",
                maxLength: 120,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(120)",
                oldMaxLength: 120
            );

            migrationBuilder.AddColumn<string>(
                name: "journal_id",
                table: "person",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "roster_upload",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    uploaded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    uploaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    columns = table.Column<string[]>(type: "text[]", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roster_upload", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_roster_upload_person_school_id_uploaded_by",
                        columns: x => new { x.school_id, x.uploaded_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_roster_upload_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_roster_upload_school_id_uploaded_by",
                table: "roster_upload",
                columns: new[] { "school_id", "uploaded_by" }
            );

            migrationBuilder.SecureBySchool("roster_upload", "select, insert, update, delete");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "roster_upload");

            migrationBuilder.DropColumn(name: "journal_id", table: "person");

            migrationBuilder.AlterColumn<string>(
                name: "name_key",
                table: "person",
                type: "character varying(120)",
                maxLength: 120,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(120)",
                oldMaxLength: 120,
                oldCollation: "C"
            );
        }
    }
}
