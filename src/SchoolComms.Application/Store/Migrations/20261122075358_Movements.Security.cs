using Microsoft.EntityFrameworkCore.Migrations;

namespace SchoolComms.Application.Store.Migrations;

/// <summary>What EF Core does not model: row security, and the function that finds what is due.</summary>
public partial class Movements
{
    private static void Secure(MigrationBuilder migration)
    {
        migration.SecureBySchool("movement");
        migration.SecureBySchool("year_roll", "select, insert");
    }

    private static void LookPastOneSchool(MigrationBuilder migration)
    {
        migration.TrustFunctions("movement", "select");
        migration.CreateTrustedFunction(
            "movements_due(p_now timestamptz, p_limit integer)",
            "table (school_id uuid, id uuid)",
            """

            select m.school_id, m.id from movement m
                where m.state = 'Waiting' and m.due_at <= p_now order by m.due_at, m.id limit p_limit
            """
        );
    }
}
