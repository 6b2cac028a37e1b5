using Npgsql;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Store;

/// <summary>What the database itself says about its tables: each row belongs to a school, and no key reaches into another.</summary>
public sealed class CatalogTests
{
    /// <summary>Tables that belong to no school.</summary>
    private static readonly string[] Reference =
    [
        "__EFMigrationsHistory",
        "account",
        "account_claim",
        "account_login",
        "account_passkey",
        "account_session",
        "account_token",
        "data_protection_key",
    ];

    /// <summary>Functions of triggers, which nobody can call, and one that looks at its arguments only.</summary>
    private static readonly string[] Triggers = ["audit_refuse", "edition_refuse", "keep_person_words", "words_of_person"];

    /// <summary>What the batches across schools ask.</summary>
    private static readonly string[] Asked =
    [
        "access_restriction",
        "acknowledgement",
        "appointment",
        "authorisation",
        "block",
        "chat",
        "chat_member",
        "class_membership",
        "edition",
        "edition_withdrawal",
        "person",
        "role_grant",
        "role_verification",
        "rule_exception",
        "school",
        "unsent_message",
    ];

    /// <summary>Where the few functions that look past one school look.</summary>
    private static readonly string[] Trusted =
    [
        "audit_entry",
        "audit_head",
        "invite",
        "invite_mail",
        "movement",
        "person",
        "queued_message",
        "recovery",
    ];

    [Fact]
    public async Task Every_primary_unique_and_foreign_key_of_a_school_s_table_starts_with_the_school()
    {
        var keys = await ReadAsync(
            """
            select format('%s.%s', class.relname, con.conname), att.attname, class.relname
            from pg_constraint con
            join pg_class class on class.oid = con.conrelid and class.relnamespace = 'public'::regnamespace
            join pg_attribute att on att.attrelid = con.conrelid and att.attnum = con.conkey[1]
            where con.contype in ('p', 'u', 'f')
            union all
            select format('%s.%s', class.relname, idx.indexrelid::regclass), att.attname, class.relname
            from pg_index idx
            join pg_class class on class.oid = idx.indrelid and class.relnamespace = 'public'::regnamespace
            join pg_attribute att on att.attrelid = idx.indrelid and att.attnum = idx.indkey[0]
            where idx.indisunique
            """
        );

        keys.Count.ShouldBeGreaterThan(40);
        keys.Where(key => !Reference.Contains(key[2]) && key[1] != "school_id" && key[0] != "school.ix_school_slug")
            .Select(key => key[0])
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_foreign_key_of_a_school_s_table_points_to_the_same_school()
    {
        var keys = await ReadAsync(
            """
            select con.conname, target.attname, class.relname
            from pg_constraint con
            join pg_class class on class.oid = con.conrelid and class.relnamespace = 'public'::regnamespace
            join pg_attribute target on target.attrelid = con.confrelid and target.attnum = con.confkey[1]
            where con.contype = 'f'
            """
        );

        keys.Where(key => !Reference.Contains(key[2]) && key[1] != "school_id").Select(key => key[0]).ShouldBeEmpty();
    }

    [Fact]
    public async Task Row_security_is_enabled_and_forced_on_every_school_s_table()
    {
        var tables = await ReadAsync(
            """
            select class.relname, (class.relrowsecurity and class.relforcerowsecurity)::text,
                exists (select from pg_policy where polrelid = class.oid)::text
            from pg_class class
            where class.relkind in ('r', 'p') and class.relnamespace = 'public'::regnamespace
            """
        );

        tables.Count.ShouldBeGreaterThan(20);
        tables
            .Where(table => !Reference.Contains(table[0]) && (table[1], table[2]) != ("true", "true"))
            .Select(table => table[0])
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task The_application_owns_no_table_and_passes_by_no_wall()
    {
        var roles = await ReadAsync(
            """
            select rolname, (rolsuper or rolbypassrls or rolcanlogin)::text,
                exists (select from pg_class where relowner = pg_roles.oid)::text
            from pg_roles where rolname like 'schoolcomms\_%' and rolname !~ 'tests'
            """
        );

        roles.Select(role => role[0]).ShouldContain("schoolcomms_app");
        roles.ShouldAllBe(role => role[1] == "false" && role[2] == "false");
    }

    [Fact]
    public async Task The_role_of_the_batches_may_read_what_they_ask_and_store_messages_and_nothing_else()
    {
        var rights = await ReadAsync(
            """
            select class.relname || coalesce('.' || att.attname, ''), right_.privilege_type, right_.is_grantable::text
            from pg_class class
            left join pg_attribute att on att.attrelid = class.oid and att.attacl is not null
            cross join lateral aclexplode(case when att.attname is null then class.relacl else att.attacl end) as right_
            where right_.grantee = 'schoolcomms_poster'::regrole and class.relnamespace = 'public'::regnamespace
            union
            select class.relname, right_.privilege_type, right_.is_grantable::text
            from pg_class class cross join lateral aclexplode(class.relacl) as right_
            where right_.grantee = 'schoolcomms_poster'::regrole
            union
            select proname, 'EXECUTE', 'false' from pg_proc
            where pronamespace = 'public'::regnamespace and has_function_privilege('schoolcomms_poster', oid, 'execute')
            """
        );

        string[] written =
        [
            "message INSERT",
            "message.id SELECT",
            "chat_member.last_read UPDATE",
            "chat_member.last_sent UPDATE",
            "post_messages EXECUTE",
            "chat_members_at EXECUTE",
        ];
        string[] counted =
        [
            .. from column in (string[])["school_id", "chat_id", "author_id", "state"] select $"queued_message.{column} SELECT",
            .. from column in (string[])["school_id", "chat_id", "person_id", "read_at"] select $"personal_reminder.{column} SELECT",
        ];
        rights
            .Where(right => right[1] != "EXECUTE" || !Triggers.Contains(right[0]))
            .Select(right => $"{right[0]} {right[1]}")
            .ShouldBe([.. Asked.Select(table => $"{table} SELECT"), .. written, .. counted], ignoreOrder: true);
    }

    [Fact]
    public async Task Each_policy_lets_in_the_role_that_it_is_for()
    {
        var policies = await ReadAsync(
            """
            select tablename::text, format('%s: %s for %s', policyname, cmd, array_to_string(roles, ', ')), coalesce(qual, '')
            from pg_policies where schemaname = 'public'
            """
        );

        policies
            .Where(policy => policy[1] == "school: ALL for schoolcomms_app")
            .ShouldAllBe(policy => policy[2] == "(school_id = (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid)");
        policies
            .Where(policy => policy[1] != "school: ALL for schoolcomms_app")
            .Select(policy => $"{policy[0]} {policy[1]}")
            .ShouldBe(
                [
                    "school directory: SELECT for schoolcomms_app",
                    .. Trusted.Select(table => $"{table} trusted: ALL for schoolcomms_definer"),
                    .. Asked
                        .Concat(["message", "queued_message", "personal_reminder"])
                        .Select(table => $"{table} batches: ALL for schoolcomms_poster"),
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task A_function_with_another_s_rights_looks_only_where_it_should_and_is_not_for_everybody()
    {
        var functions = await ReadAsync(
            """
            select fun.proname::text, coalesce(array_to_string(fun.proconfig, ', '), ''),
                format('%s %s', fun.proowner::regrole, has_function_privilege('public', fun.oid, 'execute'))
            from pg_proc fun
            where fun.prosecdef and fun.pronamespace = 'public'::regnamespace
            """
        );

        functions.Count.ShouldBeGreaterThan(5);
        functions.ShouldAllBe(fun => fun[1] == "search_path=pg_catalog, public" && fun[2] == "schoolcomms_definer f");
    }

    [Fact]
    public async Task The_planner_knows_that_a_chat_is_of_one_school()
    {
        var statistics = await ReadAsync(
            """
            select ext.stxrelid::regclass::text, array_to_string(array(
                select attname from pg_attribute where attrelid = ext.stxrelid and attnum = any (ext.stxkeys) order by attname), ', '),
                array_to_string(ext.stxkind, ', ')
            from pg_statistic_ext ext
            """
        );

        statistics.ShouldContain(one => one[0] == "message" && one[1] == "chat_id, school_id" && one[2] == "d, f");
    }

    private static async Task<List<string[]>> ReadAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(await TestServices.ConnectionStringAsync());
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync())
            rows.Add([reader.GetString(0), reader.GetString(1), reader.GetString(2)]);
        return rows;
    }
}
