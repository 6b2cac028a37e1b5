using Microsoft.EntityFrameworkCore.Migrations;

namespace SchoolComms.Application.Store.Migrations;

/// <summary>What EF Core does not model: row security, and the words by which people are found.</summary>
public partial class People
{
    private static void Secure(MigrationBuilder migration)
    {
        migration.SecureBySchool("roster_mapping");
        migration.SecureBySchool("distinct_people");

        // Derived from the person: what is there is nobody's evidence.
        migration.SecureBySchool("person_word", "select, insert, delete");
    }

    // Kept by the database, so that no way of writing a person can forget it.
    private static void KeepWords(MigrationBuilder migration) =>
        migration.Sql(
            """
            create function words_of_person(p_name_key text, p_phone text) returns table (kind text, word text) language sql immutable as $$
                select distinct 'Name', part from unnest(string_to_array(p_name_key, ' ')) as part where part <> ''
                union
                select 'Phone', part
                    from unnest(array[substr(p_phone, 2), right(p_phone, 10), right(p_phone, 7), right(p_phone, 4)]) as part
                    where p_phone is not null
            $$;
            create function keep_person_words() returns trigger language plpgsql as $$
            begin
                if tg_op = 'UPDATE' then
                    delete from person_word where school_id = new.school_id and person_id = new.id;
                end if;
                insert into person_word (school_id, kind, word, person_id)
                    select new.school_id, w.kind, w.word, new.id from words_of_person(new.name_key, new.phone) as w;
                return null;
            end $$;
            create trigger person_words_inserted after insert on person for each row execute function keep_person_words();
            create trigger person_words_updated after update of name_key, phone on person for each row
                when (old.name_key is distinct from new.name_key or old.phone is distinct from new.phone)
                execute function keep_person_words();
            insert into person_word (school_id, kind, word, person_id)
                select p.school_id, w.kind, w.word, p.id from person p cross join lateral words_of_person(p.name_key, p.phone) as w;
            """
        );
}
