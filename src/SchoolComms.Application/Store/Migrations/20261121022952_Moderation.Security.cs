using Microsoft.EntityFrameworkCore.Migrations;

namespace SchoolComms.Application.Store.Migrations;

/// <summary>What EF Core does not model: what earlier rows meant, row security, the function that finds what is due.</summary>
public partial class Moderation
{
    private static void CarryOver(MigrationBuilder migration) =>
        migration.Sql(
            """
            alter table message no force row level security;
            alter table violation no force row level security;
            alter table edition no force row level security;
            update violation v set committed_at = m.sent_at from message m
                where m.school_id = v.school_id and m.chat_id = v.chat_id and m.id = v.message_id;
            alter table violation alter column committed_at drop default;
            update message m set removal_edition_id = (select e.id from edition e
                where e.school_id = m.school_id and e.in_force_from <= m.removal_at order by e.in_force_from desc, e.number desc limit 1)
                where m.removal_at is not null;
            update message m set edition_id = (select e.id from edition e
                where e.school_id = m.school_id and e.in_force_from <= m.sent_at order by e.in_force_from desc, e.number desc limit 1)
                where m.kind = 'Reminder';
            alter table message force row level security;
            alter table violation force row level security;
            alter table edition force row level security;
            """
        );

    private static void Secure(MigrationBuilder migration)
    {
        migration.SecureBySchool("queued_message");
        migration.Sql("create index ix_message_removed on message (school_id, chat_id, id) where removal_at is not null");
    }

    private static void LookPastOneSchool(MigrationBuilder migration)
    {
        migration.TrustFunctions("queued_message", "select");
        migration.CreateTrustedFunction(
            "queued_messages_due(p_now timestamptz, p_limit integer)",
            "table (school_id uuid, id uuid)",
            """

            select q.school_id, q.id from queued_message q
                where q.state = 'Waiting' and q.due_at <= p_now order by q.due_at, q.id limit p_limit
            """
        );
    }
}
