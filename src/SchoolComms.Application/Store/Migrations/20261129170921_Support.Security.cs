using Microsoft.EntityFrameworkCore.Migrations;

namespace SchoolComms.Application.Store.Migrations;

/// <summary>What EF Core does not model: row security. What was said stays as it was said; only its author may turn out to have two records.</summary>
public partial class Support
{
    private static void Secure(MigrationBuilder migration)
    {
        migration.SecureBySchool("support_request");
        migration.SecureBySchool("support_line", "select, insert, update (author_id)");
    }
}
