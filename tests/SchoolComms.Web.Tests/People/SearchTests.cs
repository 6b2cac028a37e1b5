using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Npgsql;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.People;

/// <summary>Finding people among many, and taking a list away.</summary>
public sealed class SearchTests
{
    [Fact]
    public async Task Among_five_thousand_people_a_search_reads_a_stretch_of_an_index()
    {
        var (school, administrator) = await SchoolAsync();
        await FillAsync(school, 5_000);

        (await administrator.NamesAsync($"/s/{school.Slug}/people")).Count.ShouldBe(50);
        (await administrator.NamesAsync($"/s/{school.Slug}/people?name=пётр%20людов4321")).ShouldBeEmpty();
        (await administrator.NamesAsync($"/s/{school.Slug}/people?name=пётр%20людовдгвб")).ShouldBe(["Людовдгвб Пётр"]);
        await school.InScopeAsync(async db =>
        {
            var plan = await db
                .Database.SqlQuery<string>(
                    $"""
                    explain select person_id from person_word where school_id = {school.School.Id.Value} and kind = 'Name'
                    and (word, person_id) >= ('ЛЮДОВДГ', '00000000-0000-0000-0000-000000000000'::uuid)
                    and (word, person_id) < ('ЛЮДОВДД', '00000000-0000-0000-0000-000000000000'::uuid)
                    """
                )
                .ToListAsync();
            string.Join('\n', plan).ShouldContain("pk_person_word");
        });
    }

    [Fact]
    public async Task A_number_is_found_by_its_beginning_and_its_end_by_those_who_may_see_it()
    {
        var (school, administrator) = await SchoolAsync();
        await school.InScopeAsync(async db =>
        {
            var phone = PhoneNumber.Parse("+7 916 197-40-52").Value;
            foreach (var person in await db.People.Where(p => p.Id == school.Parent.Id || p.Id == school.Teacher.Id).ToListAsync())
                person.Reachable(phone, null);
        });
        var classTeacher = await (await WebApp.UsualAsync()).ClientAsync(school, school.ClassTeacher);

        foreach (var typed in (string[])["89161974052", "%2B7%20916%20197", "9161974", "1974052", "40-52"])
            (await administrator.NamesAsync($"/s/{school.Slug}/people?name={typed}")).Count.ShouldBe(2, typed);
        (await administrator.NamesAsync($"/s/{school.Slug}/people?name=405")).ShouldBeEmpty();
        (await classTeacher.NamesAsync($"/s/{school.Slug}/people?name=4052")).ShouldBe([school.Parent.Name.Full]);
    }

    [Fact]
    public async Task A_corrected_name_is_found_and_the_old_one_no_more()
    {
        var (school, administrator) = await SchoolAsync();
        await school.InScopeAsync(async db =>
            (await db.People.SingleAsync(p => p.Id == school.Staff.Id)).Renamed(FullName.Parse("Берёзкина Ия").Value)
        );

        (await administrator.NamesAsync($"/s/{school.Slug}/people?name=ия%20берез")).ShouldBe(["Берёзкина Ия"]);
        (await administrator.NamesAsync($"/s/{school.Slug}/people?name={Uri.EscapeDataString(school.Staff.Name.Full)}")).ShouldBeEmpty();
    }

    [Fact]
    [Requirement("PPL-8")]
    public async Task A_workbook_holds_what_the_filter_shows_and_no_formula_and_the_record_knows()
    {
        var (school, administrator) = await SchoolAsync();
        await school.InScopeAsync(async db =>
            (await db.People.SingleAsync(p => p.Id == school.Staff.Id))
                .Employed("=1+1")
                .Reachable(PhoneNumber.Parse("89161974052").Value, null)
        );

        var answer = await administrator.GetAsync($"/s/{school.Slug}/people?role=Staff&format=xlsx");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var book = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        await using var sheet = book.Entries.Single(entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal)).Open();
        var cells = XDocument.Load(sheet).Descendants().ToList();
        cells.ShouldNotContain(element => element.Name.LocalName == "f");
        var texts = cells.Where(element => element.Name.LocalName == "t").Select(element => element.Value).ToList();
        texts.ShouldContain(school.Staff.Name.Full);
        texts.ShouldContain("'=1+1");
        texts.ShouldNotContain(school.Parent.Name.Full);
        texts.ShouldAllBe(text => !SpreadsheetText.StartsFormula(text));
        await school.InScopeAsync(async db =>
        {
            var entry = await db.AuditEntries.SingleAsync(e => e.Kind == AuditKind.PeopleExported);
            entry.Payload.ShouldContain("\"people\": 1");
        });
    }

    [Fact]
    public async Task The_list_follows_the_typing_and_the_address_keeps_the_filter()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var page = await app.PageAsync(school, school.Administrator);
        await page.GotoAsync($"/s/{school.Slug}/people");
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();

        await page.GetByLabel("Имя или телефон").PressSequentiallyAsync(school.Staff.Name.Full);

        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("name="));
        await page.GetByLabel("Роль").SelectOptionAsync("Parent");
        await page.GetByText("Таких людей нет").WaitForAsync();
        await page.GotoAsync($"/s/{school.Slug}/people/{school.Student.Id.Value}");
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();
    }

    private static async Task<(TestSchool School, HttpClient Administrator)> SchoolAsync()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        return (school, await app.ClientAsync(school, school.Administrator));
    }

    // Numbers spelt in letters: names have no digits. Then the tables are analysed, as the database does by itself within a minute.
    private static async Task FillAsync(TestSchool school, int people)
    {
        await using var owner = NpgsqlDataSource.Create(await TestServices.ConnectionStringAsync());
        await using var fill = owner.CreateCommand(
            $"""
            insert into person (school_id, id, name, name_key)
            select '{school.School.Id.Value}', gen_random_uuid(), 'Людов' || translate(n::text, '0123456789', 'абвгдежзик') || ' Пётр',
                upper('Людов' || translate(n::text, '0123456789', 'абвгдежзик') || ' Петр')
            from generate_series(1, {people}) as n;
            analyze person, person_word
            """
        );
        await fill.ExecuteNonQueryAsync();
    }
}
