using Microsoft.EntityFrameworkCore.Migrations;

namespace SchoolComms.Application.Store.Migrations;

/// <summary>What EF Core does not model: row security, and what may be deleted.</summary>
public partial class Consents
{
    private static void Secure(MigrationBuilder migration)
    {
        migration.SecureBySchool("consent");
        migration.SecureBySchool("attachment", "select, insert");
        migration.SecureBySchool("photo_statement", "select, insert");
        migration.SecureBySchool("shown_person");

        // What was never sent is nobody's evidence. A file that anything points at cannot be deleted: its key restricts it.
        migration.SecureBySchool("unsent_message", "select, insert, update, delete");
        migration.SecureBySchool("unsent_file", "select, insert, delete");
        migration.Sql("grant delete on stored_file to " + StoreRegistration.ApplicationRole);
    }
}
