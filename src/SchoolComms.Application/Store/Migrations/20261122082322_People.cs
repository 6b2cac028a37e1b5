using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolComms.Application.Store.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SchoolCommsDb))]
    [Migration("20261122082322_People")]
    public partial class People : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(name: "merged_into", table: "person", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "end_reason",
                table: "guardianship",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true
            );

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ended_at",
                table: "guardianship",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "distinct_people",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_id = table.Column<Guid>(type: "uuid", nullable: false),
                    second_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_distinct_people",
                        x => new
                        {
                            x.school_id,
                            x.first_id,
                            x.second_id,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_distinct_people_person_school_id_decided_by",
                        columns: x => new { x.school_id, x.decided_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_distinct_people_person_school_id_first_id",
                        columns: x => new { x.school_id, x.first_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_distinct_people_person_school_id_second_id",
                        columns: x => new { x.school_id, x.second_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_distinct_people_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "person_word",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    word = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_person_word",
                        x => new
                        {
                            x.school_id,
                            x.kind,
                            x.word,
                            x.person_id,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_person_word_person_school_id_person_id",
                        columns: x => new { x.school_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_person_word_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "roster_mapping",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    headings_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    headings = table.Column<string[]>(type: "text[]", nullable: false),
                    columns = table.Column<string[]>(type: "text[]", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    saved_by = table.Column<Guid>(type: "uuid", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_roster_mapping",
                        x => new
                        {
                            x.school_id,
                            x.kind,
                            x.headings_hash,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_roster_mapping_person_school_id_saved_by",
                        columns: x => new { x.school_id, x.saved_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_roster_mapping_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_person_school_id_merged_into",
                table: "person",
                columns: new[] { "school_id", "merged_into" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_distinct_people_school_id_decided_by",
                table: "distinct_people",
                columns: new[] { "school_id", "decided_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_distinct_people_school_id_second_id",
                table: "distinct_people",
                columns: new[] { "school_id", "second_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_person_word_school_id_person_id",
                table: "person_word",
                columns: new[] { "school_id", "person_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_roster_mapping_school_id_saved_by",
                table: "roster_mapping",
                columns: new[] { "school_id", "saved_by" }
            );

            migrationBuilder.AddForeignKey(
                name: "fk_person_person_school_id_merged_into",
                table: "person",
                columns: new[] { "school_id", "merged_into" },
                principalTable: "person",
                principalColumns: new[] { "school_id", "id" },
                onDelete: ReferentialAction.Restrict
            );

            Secure(migrationBuilder);
            KeepWords(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                drop trigger person_words_inserted on person;
                drop trigger person_words_updated on person;
                drop function keep_person_words();
                drop function words_of_person(text, text);
                """
            );
            migrationBuilder.DropForeignKey(name: "fk_person_person_school_id_merged_into", table: "person");

            migrationBuilder.DropTable(name: "distinct_people");

            migrationBuilder.DropTable(name: "person_word");

            migrationBuilder.DropTable(name: "roster_mapping");

            migrationBuilder.DropIndex(name: "ix_person_school_id_merged_into", table: "person");

            migrationBuilder.DropColumn(name: "merged_into", table: "person");

            migrationBuilder.DropColumn(name: "end_reason", table: "guardianship");

            migrationBuilder.DropColumn(name: "ended_at", table: "guardianship");
        }
    }
}
