using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SchoolComms.Application.Store.Migrations;

/// <summary>The role of the batches that span schools, and the function by which they store messages. The model stays as it is.</summary>
[DbContext(typeof(SchoolCommsDb))]
[Migration("20261128120000_GroupCommit")]
public sealed class GroupCommit : Migration
{
    private static readonly string[] OfAnActor =
    [
        "school",
        "person",
        "role_grant",
        "role_verification",
        "appointment",
        "class_membership",
        "authorisation",
        "access_restriction",
        "edition",
        "edition_withdrawal",
        "acknowledgement",
    ];

    private static readonly string[] OfARoom = ["chat", "chat_member", "block", "rule_exception", "unsent_message"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateRole(StoreRegistration.BatchRole);
        foreach (var table in (string[])[.. OfAnActor, .. OfARoom])
            migrationBuilder.OpenToBatches(table, "select");

        migrationBuilder.Sql($"grant update (last_read) on chat_member to {StoreRegistration.BatchRole}");
        migrationBuilder.OpenToBatches("message", "insert, select (id)");
        StoreMessages(migrationBuilder);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("drop function post_messages(uuid[], uuid[], uuid[], uuid[], text[], text[], timestamptz[], timestamptz)");
        foreach (var table in (string[])[.. OfAnActor, .. OfARoom, "message"])
            migrationBuilder.Sql($"drop policy batches on {table}; revoke all on {table} from {StoreRegistration.BatchRole}");
    }

    // The author's row is locked first, as whoever blocks or removes the author locks it: what is read afterwards is what they
    // have done. A row that is locked is passed by, so that nobody waits for another's decision.
    private static void StoreMessages(MigrationBuilder migration) =>
        migration.Sql(
            $"""
            create function post_messages(p_school uuid[], p_chat uuid[], p_id uuid[], p_author uuid[], p_audience text[], p_text text[],
                p_sent_at timestamptz[], p_now timestamptz) returns setof uuid language plpgsql as $body$
            declare
                v_locked bigint[];
            begin
                select array_agg(locked.n) into v_locked from (
                    select post.n from unnest(p_school, p_chat, p_author) with ordinality as post (school_id, chat_id, person_id, n)
                        join chat_member using (school_id, chat_id, person_id)
                        where chat_member.ended_at is null
                        order by school_id, chat_id, person_id for no key update of chat_member skip locked) as locked;
                return query
                    with post as (
                        select post.* from unnest(p_school, p_chat, p_id, p_author, p_audience, p_text, p_sent_at)
                                with ordinality as post (school_id, chat_id, id, author_id, author, text, sent_at, n)
                            join unnest(v_locked) as locked (n) using (n)
                            where not exists (select from block b
                                where b.school_id = post.school_id and b.chat_id = post.chat_id and b.person_id = post.author_id
                                    and b.blocked_from <= p_now and p_now < b.blocked_until)
                    ), read as (
                        update chat_member m set last_read = greatest(m.last_read, newest.id)
                            from (select distinct on (school_id, chat_id, author_id) school_id, chat_id, author_id, id from post
                                order by school_id, chat_id, author_id, id desc) as newest
                            where m.school_id = newest.school_id and m.chat_id = newest.chat_id and m.person_id = newest.author_id
                    )
                    insert into message (school_id, chat_id, id, author_id, author, kind, text, sent_at, file_count)
                        select school_id, chat_id, id, author_id, author, 'Text', text, sent_at, 0 from post
                        returning id;
            end $body$;
            revoke all on function post_messages from public;
            grant execute on function post_messages to {StoreRegistration.BatchRole};
            """
        );
}
