using Microsoft.EntityFrameworkCore.Migrations;

namespace SchoolComms.Application.Store.Migrations;

/// <summary>What EF Core does not model: what earlier rows meant, row security, and what nobody changes.</summary>
public partial class ModerationInFull
{
    // Until now only moderators decided, and only by the ladder.
    private static void CarryOver(MigrationBuilder migration) =>
        migration.Sql(
            """
            alter table message no force row level security;
            alter table violation no force row level security;
            alter table block no force row level security;
            update message set removal_as = 'Moderator' where removal_at is not null;
            update violation set recorded_as = 'Moderator', state = 'InForce';
            update block set decided_as = 'Moderator', ground = 'Ladder', decided_until = blocked_until;
            alter table violation alter column recorded_as drop default, alter column state drop default;
            alter table block alter column decided_as drop default, alter column ground drop default,
                alter column decided_until drop default;
            alter table message force row level security;
            alter table violation force row level security;
            alter table block force row level security;
            """
        );

    private static void Secure(MigrationBuilder migration)
    {
        foreach (var table in (string[])["access_restriction", "authorisation", "appeal", "message_report", "personal_reminder", "apology"])
            migration.SecureBySchool(table);

        // Who objected, and who looked into a chat, is evidence that nothing changes.
        migration.SecureBySchool("objection", "select, insert");
        migration.SecureBySchool("chat_look", "select, insert");
    }
}
