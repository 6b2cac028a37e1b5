using Microsoft.EntityFrameworkCore.Migrations;

namespace SchoolComms.Application.Store.Migrations;

/// <summary>What EF Core does not model: the function of the batches learns of forms. The one that knows none serves the previous version.</summary>
public partial class SentForms
{
    private const string Arguments = "uuid[], uuid[], uuid[], uuid[], text[], text[], timestamptz[], uuid[], timestamptz";

    // The author's row is locked first, as whoever blocks or removes the author locks it: what is read afterwards is what they
    // have done, and a form that has just brought its message is known. A row that is locked is passed by, so that nobody waits.
    private static void StoreMessages(MigrationBuilder migration) =>
        migration.Sql(
            $"""
            create function post_messages(p_school uuid[], p_chat uuid[], p_id uuid[], p_author uuid[], p_audience text[], p_text text[],
                p_sent_at timestamptz[], p_form uuid[], p_now timestamptz) returns setof uuid language plpgsql as $body$
            declare
                v_locked bigint[];
            begin
                select array_agg(locked.n) into v_locked from (
                    select post.n from unnest(p_school, p_chat, p_author, p_form) with ordinality as post (school_id, chat_id, person_id, form, n)
                        join chat_member using (school_id, chat_id, person_id)
                        where chat_member.ended_at is null and (post.form is null or chat_member.last_sent is distinct from post.form)
                        order by school_id, chat_id, person_id for no key update of chat_member skip locked) as locked;
                return query
                    with post as (
                        select post.* from unnest(p_school, p_chat, p_id, p_author, p_audience, p_text, p_sent_at, p_form)
                                with ordinality as post (school_id, chat_id, id, author_id, author, text, sent_at, form, n)
                            join unnest(v_locked) as locked (n) using (n)
                            where not exists (select from block b
                                where b.school_id = post.school_id and b.chat_id = post.chat_id and b.person_id = post.author_id
                                    and b.blocked_from <= p_now and p_now < b.blocked_until)
                    ), sent as (
                        update chat_member m
                            set last_read = greatest(m.last_read, newest.id), last_sent = coalesce(newest.form, m.last_sent)
                            from (select distinct on (school_id, chat_id, author_id) school_id, chat_id, author_id, id, form from post
                                order by school_id, chat_id, author_id, id desc) as newest
                            where m.school_id = newest.school_id and m.chat_id = newest.chat_id and m.person_id = newest.author_id
                    )
                    insert into message (school_id, chat_id, id, author_id, author, kind, text, sent_at, file_count)
                        select school_id, chat_id, id, author_id, author, 'Text', text, sent_at, 0 from post
                        returning id;
            end $body$;
            grant update (last_sent) on chat_member to {StoreRegistration.BatchRole};
            revoke all on function post_messages({Arguments}) from public;
            grant execute on function post_messages({Arguments}) to {StoreRegistration.BatchRole};
            """
        );
}
