using Microsoft.EntityFrameworkCore.Migrations;

namespace SchoolComms.Application.Store.Migrations;

/// <summary>What EF Core does not model: row security, the function that finds the school of a link that restores access.</summary>
public partial class Sessions
{
    private static void Secure(MigrationBuilder migration)
    {
        migration.GrantWithoutSchool("account_session");
        migration.SecureBySchool("recovery");
        migration.TrustFunctions("recovery", "select");
        migration.CreateTrustedFunction(
            "school_of_recovery(p_hash bytea)",
            "uuid",
            "select school_id from recovery where code_hash = p_hash"
        );
    }
}
