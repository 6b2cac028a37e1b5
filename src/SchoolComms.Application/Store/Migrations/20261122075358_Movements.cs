using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolComms.Application.Store.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SchoolCommsDb))]
    [Migration("20261122075358_Movements")]
    public partial class Movements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(name: "pk_role_grant", table: "role_grant");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ended_at",
                table: "role_grant",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddPrimaryKey(
                name: "pk_role_grant",
                table: "role_grant",
                columns: new[] { "school_id", "person_id", "role", "since" }
            );

            migrationBuilder.CreateTable(
                name: "movement",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from_class = table.Column<Guid>(type: "uuid", nullable: true),
                    to_class = table.Column<Guid>(type: "uuid", nullable: true),
                    effective_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: false),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    successors = table.Column<string>(type: "jsonb", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    applied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    brought = table.Column<string>(type: "jsonb", nullable: true),
                    obstacle = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    closed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    close_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    obstacle_clause_edition = table.Column<DateOnly>(type: "date", nullable: true),
                    obstacle_clause_edition_number = table.Column<int>(type: "integer", nullable: true),
                    obstacle_clause_number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    obstacle_clause_summary = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    order_date = table.Column<DateOnly>(type: "date", nullable: false),
                    order_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_movement", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_movement_person_school_id_closed_by",
                        columns: x => new { x.school_id, x.closed_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_movement_person_school_id_entered_by",
                        columns: x => new { x.school_id, x.entered_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_movement_person_school_id_person_id",
                        columns: x => new { x.school_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_movement_school_class_school_id_from_class",
                        columns: x => new { x.school_id, x.from_class },
                        principalTable: "school_class",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_movement_school_class_school_id_to_class",
                        columns: x => new { x.school_id, x.to_class },
                        principalTable: "school_class",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_movement_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "year_roll",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_year = table.Column<int>(type: "integer", nullable: false),
                    turned_by = table.Column<Guid>(type: "uuid", nullable: false),
                    turned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    order_date = table.Column<DateOnly>(type: "date", nullable: false),
                    order_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_year_roll", x => new { x.school_id, x.school_year });
                    table.ForeignKey(
                        name: "fk_year_roll_person_school_id_turned_by",
                        columns: x => new { x.school_id, x.turned_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_year_roll_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_role_grant_school_id_person_id_role",
                table: "role_grant",
                columns: new[] { "school_id", "person_id", "role" },
                unique: true,
                filter: "ended_at is null"
            );

            migrationBuilder.CreateIndex(name: "ix_movement_due_at", table: "movement", column: "due_at", filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_movement_school_id_closed_by",
                table: "movement",
                columns: new[] { "school_id", "closed_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_movement_school_id_entered_by",
                table: "movement",
                columns: new[] { "school_id", "entered_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_movement_school_id_from_class",
                table: "movement",
                columns: new[] { "school_id", "from_class" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_movement_school_id_person_id_id",
                table: "movement",
                columns: new[] { "school_id", "person_id", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_movement_school_id_to_class",
                table: "movement",
                columns: new[] { "school_id", "to_class" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_movement_waiting",
                table: "movement",
                columns: new[] { "school_id", "person_id" },
                unique: true,
                filter: "state = 'Waiting'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_year_roll_school_id_turned_by",
                table: "year_roll",
                columns: new[] { "school_id", "turned_by" }
            );

            Secure(migrationBuilder);
            LookPastOneSchool(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop function movements_due(timestamptz, integer)");

            migrationBuilder.DropTable(name: "movement");

            migrationBuilder.DropTable(name: "year_roll");

            migrationBuilder.DropPrimaryKey(name: "pk_role_grant", table: "role_grant");

            migrationBuilder.DropIndex(name: "ix_role_grant_school_id_person_id_role", table: "role_grant");

            migrationBuilder.DropColumn(name: "ended_at", table: "role_grant");

            migrationBuilder.AddPrimaryKey(name: "pk_role_grant", table: "role_grant", columns: new[] { "school_id", "person_id", "role" });
        }
    }
}
