using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SchoolComms.Application.Store.Migrations;

/// <summary>
/// Finds members by lists of schools, chats and people. It runs with the rights of whoever calls it, and is put into the statement
/// that does: the database sees one query. The offset keeps each member looked up by the whole key, and not among all of the chat.
/// </summary>
[DbContext(typeof(SchoolCommsDb))]
[Migration("20261129192000_MembersAt")]
public sealed class MembersAt : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            $"""
            create function chat_members_at(schools uuid[], chats uuid[], people uuid[]) returns setof chat_member language sql stable as $$
                select m.* from (select distinct * from unnest(schools, chats, people)) as place (school_id, chat_id, person_id)
                    cross join lateral (select * from chat_member
                        where school_id = place.school_id and chat_id = place.chat_id and person_id = place.person_id offset 0) as m
            $$;
            revoke all on function chat_members_at from public;
            grant execute on function chat_members_at to {StoreRegistration.ApplicationRole}, {StoreRegistration.BatchRole};
            """
        );

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("drop function chat_members_at(uuid[], uuid[], uuid[])");
}
