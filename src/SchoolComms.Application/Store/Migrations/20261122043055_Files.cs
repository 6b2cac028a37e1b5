using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolComms.Application.Store.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SchoolCommsDb))]
    [Migration("20261122043055_Files")]
    public partial class Files : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "stored_file",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    uploaded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    uploaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stored_file", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_stored_file_person_school_id_uploaded_by",
                        columns: x => new { x.school_id, x.uploaded_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_stored_file_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_stored_file_school_id_uploaded_by",
                table: "stored_file",
                columns: new[] { "school_id", "uploaded_by" }
            );

            migrationBuilder.SecureBySchool("stored_file", "select, insert");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "stored_file");
        }
    }
}
