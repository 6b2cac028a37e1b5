using Microsoft.EntityFrameworkCore.Migrations;

namespace SchoolComms.Application.Store;

/// <summary>The second wall: what migrations say to the database about who may see and do what.</summary>
internal static class RowSecurity
{
    /// <summary>Owns the few functions that must look past one school; nobody can sign in as it.</summary>
    private const string DefinerRole = "schoolcomms_definer";

    /// <summary>The application's role and the role of its trusted functions. Roles belong to the whole cluster: they may be there already.</summary>
    public static void CreateRoles(this MigrationBuilder migration)
    {
        migration.CreateRole(StoreRegistration.ApplicationRole);
        migration.CreateRole(DefinerRole);
    }

    /// <summary>A role that nobody signs in as; the owner of the tables may act as it.</summary>
    public static void CreateRole(this MigrationBuilder migration, string role) =>
        migration.Sql(
            $"""
            do $$ begin
                if not exists (select from pg_roles where rolname = '{role}') then create role {role} nologin; end if;
            exception when duplicate_object or unique_violation then null;
            end $$;
            grant {role} to current_user;
            grant usage on schema public to {role};
            """
        );

    /// <summary>Only rows of the school in the session's setting exist for the application. No setting, no rows.</summary>
    public static void SecureBySchool(this MigrationBuilder migration, string table, string rights = "select, insert, update")
    {
        migration.Sql(
            $"""
            alter table {table} enable row level security;
            alter table {table} force row level security;
            create policy school on {table} to {StoreRegistration.ApplicationRole}
                using (school_id = nullif(current_setting('app.school_id', true), '')::uuid);
            grant {rights} on {table} to {StoreRegistration.ApplicationRole};
            """
        );
    }

    /// <summary>Tables that belong to no school: accounts and keys.</summary>
    public static void GrantWithoutSchool(this MigrationBuilder migration, params string[] tables) =>
        migration.Sql(
            $"""
            grant select, insert, update, delete on {string.Join(", ", tables)} to {StoreRegistration.ApplicationRole};
            grant usage on all sequences in schema public to {StoreRegistration.ApplicationRole};
            """
        );

    /// <summary>Lets the trusted functions do on a table what they are for.</summary>
    public static void TrustFunctions(this MigrationBuilder migration, string table, string rights) =>
        migration.Sql(
            $"""
            grant {rights} on {table} to {DefinerRole};
            create policy trusted on {table} to {DefinerRole} using (true) with check (true);
            """
        );

    /// <summary>Lets the batches, which span schools, do on a table what they are for.</summary>
    public static void OpenToBatches(this MigrationBuilder migration, string table, string rights) =>
        migration.Sql(
            $"""
            grant {rights} on {table} to {StoreRegistration.BatchRole};
            create policy batches on {table} to {StoreRegistration.BatchRole} using (true);
            """
        );

    /// <summary>Creates a function that runs with the trusted role's rights; the application may call it.</summary>
    public static void CreateTrustedFunction(
        this MigrationBuilder migration,
        string signature,
        string returns,
        string body,
        string language = "sql"
    ) =>
        migration.Sql(
            $"""
            create function {signature} returns {returns} language {language} security definer
                set search_path = pg_catalog, public as $body${body}$body$;
            grant create on schema public to {DefinerRole};
            alter function {signature} owner to {DefinerRole};
            revoke create on schema public from {DefinerRole};
            revoke all on function {signature} from public;
            grant execute on function {signature} to {StoreRegistration.ApplicationRole};
            """
        );
}
