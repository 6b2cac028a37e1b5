using Microsoft.EntityFrameworkCore.Migrations;

namespace SchoolComms.Application.Store.Migrations;

/// <summary>What EF Core does not model: roles, row security, trusted functions, the record's chain, statistics.</summary>
public partial class Initial
{
    private static void Secure(MigrationBuilder migration)
    {
        string[] owned =
        [
            "school_class",
            "person",
            "role_grant",
            "appointment",
            "guardianship",
            "class_membership",
            "edition",
            "acknowledgement",
            "invite",
            "chat",
            "chat_member",
            "message",
            "rule_exception",
            "violation",
            "block",
        ];
        foreach (var table in owned)
            migration.SecureBySchool(table);

        migration.SecureBySchool("audit_entry", "select");
        migration.SecureBySchool("audit_head", "select");
        migration.GrantWithoutSchool(
            "account",
            "account_claim",
            "account_login",
            "account_token",
            "account_passkey",
            "data_protection_key"
        );

        // Which schools there are is public; a school is changed only from within.
        migration.SecureBySchool("school");
        migration.Sql($"create policy directory on school for select to {StoreRegistration.ApplicationRole} using (true)");

        // Without these the planner multiplies the selectivities of the two columns and leaves the key.
        migration.Sql("create statistics message_school_chat (dependencies, ndistinct) on school_id, chat_id from message");
    }

    private static void LookPastOneSchool(MigrationBuilder migration)
    {
        migration.TrustFunctions("person", "select");
        migration.CreateTrustedFunction(
            "schools_of_account(p_account uuid)",
            "setof uuid",
            "select school_id from person where account_id = p_account and left_at is null"
        );

        migration.TrustFunctions("invite", "select");
        migration.CreateTrustedFunction("school_of_invite(p_hash bytea)", "uuid", "select school_id from invite where code_hash = p_hash");
    }

    private static void KeepTheRecord(MigrationBuilder migration)
    {
        migration.TrustFunctions("audit_entry", "select, insert");
        migration.TrustFunctions("audit_head", "select, insert, update");
        migration.CreateTrustedFunction(
            "audit_append(p_school uuid, p_at timestamptz, p_actor uuid, p_kind text, p_payload jsonb)",
            "bigint",
            """

            declare
                v_seq bigint;
                v_previous bytea;
                v_hash bytea;
            begin
                if p_school is distinct from nullif(current_setting('app.school_id', true), '')::uuid then
                    raise exception 'the record of another school';
                end if;
                insert into audit_head (school_id, seq, hash) values (p_school, 0, '') on conflict do nothing;
                select seq + 1, hash into v_seq, v_previous from audit_head where school_id = p_school for update;
                v_hash := sha256(v_previous || convert_to(jsonb_build_array(
                    p_school, v_seq, (extract(epoch from p_at) * 1000000)::bigint, p_actor, p_kind, p_payload)::text, 'UTF8'));
                insert into audit_entry (school_id, seq, at, actor_id, kind, payload, hash)
                    values (p_school, v_seq, p_at, p_actor, p_kind, p_payload, v_hash);
                update audit_head set seq = v_seq, hash = v_hash where school_id = p_school;
                return v_seq;
            end
            """,
            "plpgsql"
        );
        migration.Sql(
            """
            create function audit_refuse() returns trigger language plpgsql as $$
            begin raise exception 'the record is append-only'; end $$;
            create trigger audit_append_only before update or delete on audit_entry for each row execute function audit_refuse();
            create trigger audit_no_truncate before truncate on audit_entry execute function audit_refuse();
            alter table audit_entry enable always trigger audit_append_only;
            alter table audit_entry enable always trigger audit_no_truncate;
            """
        );
    }
}
