using Microsoft.EntityFrameworkCore.Migrations;

namespace SchoolComms.Application.Store.Migrations;

/// <summary>What EF Core does not model: row security, and that an approved edition is never changed.</summary>
public partial class Editions
{
    private static void Secure(MigrationBuilder migration)
    {
        migration.SecureBySchool("edition_draft");
        migration.SecureBySchool("edition_withdrawal", "select, insert");
        migration.Sql(
            $"""
            revoke update on edition from {StoreRegistration.ApplicationRole};
            create function edition_refuse() returns trigger language plpgsql as $$
            begin raise exception 'an approved edition never changes'; end $$;
            create trigger edition_unchanged before update or delete on edition for each row execute function edition_refuse();
            alter table edition enable always trigger edition_unchanged;
            """
        );
    }
}
