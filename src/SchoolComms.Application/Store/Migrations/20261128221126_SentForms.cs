using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SchoolComms.Application.Store.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SchoolCommsDb))]
    [Migration("20261128221126_SentForms")]
    public partial class SentForms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(name: "last_sent", table: "chat_member", type: "uuid", nullable: true);
            StoreMessages(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql($"drop function post_messages({Arguments})");
            migrationBuilder.DropColumn(name: "last_sent", table: "chat_member");
        }
    }
}
