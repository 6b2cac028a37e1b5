using Microsoft.EntityFrameworkCore.Migrations;

namespace SchoolComms.Application.Store.Migrations;

/// <summary>What EF Core does not model: row security, the function that finds the letters that are due.</summary>
public partial class PersonalInvites
{
    private static void Secure(MigrationBuilder migration)
    {
        migration.SecureBySchool("invite_mail");
        migration.TrustFunctions("invite_mail", "select");
        migration.CreateTrustedFunction(
            "invite_mails_due(p_now timestamptz, p_limit integer)",
            "table (school_id uuid, id uuid)",
            """

            select m.school_id, m.id from invite_mail m
                where m.state = 'Waiting' and m.due_at <= p_now order by m.due_at, m.id limit p_limit
            """
        );
    }
}
