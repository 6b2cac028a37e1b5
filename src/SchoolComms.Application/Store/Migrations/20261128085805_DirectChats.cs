using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolComms.Application.Store.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SchoolCommsDb))]
    [Migration("20261128085805_DirectChats")]
    public partial class DirectChats : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(name: "first_id", table: "chat", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "second_id", table: "chat", type: "uuid", nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_chat_school_id_first_id_second_id",
                table: "chat",
                columns: new[] { "school_id", "first_id", "second_id" },
                unique: true,
                filter: "first_id is not null"
            );

            migrationBuilder.CreateIndex(name: "ix_chat_school_id_second_id", table: "chat", columns: new[] { "school_id", "second_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_chat_person_school_id_first_id",
                table: "chat",
                columns: new[] { "school_id", "first_id" },
                principalTable: "person",
                principalColumns: new[] { "school_id", "id" },
                onDelete: ReferentialAction.Restrict
            );

            migrationBuilder.AddForeignKey(
                name: "fk_chat_person_school_id_second_id",
                table: "chat",
                columns: new[] { "school_id", "second_id" },
                principalTable: "person",
                principalColumns: new[] { "school_id", "id" },
                onDelete: ReferentialAction.Restrict
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(name: "fk_chat_person_school_id_first_id", table: "chat");

            migrationBuilder.DropForeignKey(name: "fk_chat_person_school_id_second_id", table: "chat");

            migrationBuilder.DropIndex(name: "ix_chat_school_id_first_id_second_id", table: "chat");

            migrationBuilder.DropIndex(name: "ix_chat_school_id_second_id", table: "chat");

            migrationBuilder.DropColumn(name: "first_id", table: "chat");

            migrationBuilder.DropColumn(name: "second_id", table: "chat");
        }
    }
}
