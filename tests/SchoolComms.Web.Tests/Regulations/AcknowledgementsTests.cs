using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Presets;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Regulations;

/// <summary>Who has confirmed the Rules, reminding, the sheet, and signatures on paper; under S1 the clause is 4.3.</summary>
public sealed class AcknowledgementsTests
{
    private static readonly byte[] Pdf = "%PDF-1.7 лист"u8.ToArray();

    [Fact]
    [Requirement("INV-6")]
    public async Task The_page_marks_what_has_changed_since_the_edition_confirmed_last()
    {
        var (app, school) = await SchoolAsync();
        await school.InScopeAsync(db =>
        {
            var before = RegulationPreset.Find("group-chats")!.Regulation;
            var after = before with
            {
                Clauses = before
                    .Clauses.SetItem("4.4", "При резких словах модератор сразу напоминает о Правилах.")
                    .Add("4.9", "О деле, а не о людях."),
                Content = [.. before.Content, new ContentRule(Rule.OffTopic, Audience.Parent, Mode.Off, "4.9")],
            };
            db.Add(Edition.Approve(school.School.Id, 2, after, new Order("34", new DateOnly(2026, 3, 10)), app.Clock.Now));
            return Task.CompletedTask;
        });
        var parent = await app.ClientAsync(school, school.Parent);

        var page = await PageAsync(parent, $"/s/{school.Slug}/regulation/confirm");

        page.QuerySelectorAll(".rules li")
            .Select(line => (line.QuerySelector("button.clause")!.TextContent.Folded(), line.QuerySelector(".state")?.TextContent))
            .ShouldBe([("п. 4.2", null), ("п. 4.4", "Изменилось"), ("п. 4.9", "Новое")]);
    }

    [Fact]
    [Requirement("INV-6")]
    public async Task A_class_teacher_sees_the_own_class_and_the_director_the_school()
    {
        var (app, school) = await AfterNewEditionAsync();
        var (teacher, director) = (await app.ClientAsync(school, school.ClassTeacher), await app.ClientAsync(school, school.Director));
        await ConfirmAsync(app, school, school.Parent);

        var own = await PageAsync(teacher, $"/s/{school.Slug}/regulation/acknowledgements");
        var all = await PageAsync(director, $"/s/{school.Slug}/regulation/acknowledgements");
        var confirmed = await PageAsync(
            teacher,
            $"/s/{school.Slug}/regulation/acknowledgements?state=Confirmed&class={school.Class.Id.Value}"
        );

        own.QuerySelector(".stat-value")!.TextContent.ShouldBe("1 из 4");
        all.QuerySelector(".stat-value")!.TextContent.ShouldBe("1 из 7");
        Names(confirmed).ShouldBe([school.Parent.Name.Full]);
        (await PageAsync(director, $"/s/{school.Slug}")).Body!.TextContent.ShouldContain("Правила подтвердили 1 из 7");
        (await PageAsync(teacher, $"/s/{school.Slug}")).Body!.TextContent.ShouldContain("Правила подтвердили 1 из 4");
    }

    [Fact]
    public async Task Others_are_refused_with_the_clause()
    {
        var (app, school) = await AfterNewEditionAsync();
        var other = await school.AddClassAsync("6Б", school.Teacher);

        foreach (
            var (person, address) in new[]
            {
                (school.Parent, "acknowledgements"),
                (school.ClassTeacher, $"acknowledgements?class={other.Id.Value}"),
            }
        )
        {
            var answer = await (await app.ClientAsync(school, person)).GetAsync($"/s/{school.Slug}/regulation/{address}");

            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await answer.DocumentAsync()).Alert().ShouldContain("п. 4.3");
        }
    }

    [Fact]
    [Requirement("INV-6")]
    public async Task Who_is_reminded_sees_who_asks_and_nobody_is_reminded_twice_in_a_day()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        await RegulationTests.AdoptAsync(school, "group-chats");
        var (teacher, parent) = (await app.ClientAsync(school, school.ClassTeacher), await app.ClientAsync(school, school.Parent));
        var remind = $"/s/{school.Slug}/regulation/acknowledgements/remind";
        var asked = $"Напоминает {school.ClassTeacher.Name.Polite}, сегодня, 10:00";

        (await PageAsync(teacher, remind)).QuerySelectorAll(".danger-list li").Length.ShouldBe(3);
        (await teacher.PostFormAsync(remind, [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await PageAsync(parent, $"/s/{school.Slug}")).Body!.TextContent.Folded().ShouldContain(asked);
        var chat = await PageAsync(parent, $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}");
        chat.QuerySelector(".composer")!.TextContent.Folded().ShouldContain(asked);
        var again = await teacher.PostFormAsync(remind, remind, []);
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await again.DocumentAsync())
            .Alert()
            .ShouldSatisfyAllConditions(a => a.ShouldContain("12 марта 2026"), a => a.ShouldContain("п. 4.3"));

        app.Clock.Advance(TimeSpan.FromHours(14));
        (await teacher.PostFormAsync(remind, [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await school.InScopeAsync(async db =>
            (await db.AuditEntries.CountAsync(entry => entry.Kind == AuditKind.RemindedOfRules)).ShouldBe(2)
        );
    }

    [Fact]
    public async Task Of_two_who_remind_at_once_one_does()
    {
        var (app, school) = await AfterNewEditionAsync();
        var teacher = await app.ClientAsync(school, school.ClassTeacher);
        var remind = $"/s/{school.Slug}/regulation/acknowledgements/remind";

        var answers = await Task.WhenAll(teacher.PostFormAsync(remind, []), teacher.PostFormAsync(remind, []));

        answers.Select(answer => answer.StatusCode).Order().ShouldBe([HttpStatusCode.Redirect, HttpStatusCode.Conflict]);
    }

    [Fact]
    [Requirement("INV-6")]
    public async Task The_sheet_has_names_roles_children_and_an_empty_line_for_a_signature()
    {
        var (app, school) = await AfterNewEditionAsync();
        await ConfirmAsync(app, school, school.Parent);
        var teacher = await app.ClientAsync(school, school.ClassTeacher);

        var sheet = await PageAsync(teacher, $"/s/{school.Slug}/regulation/sheet?class={school.Class.Id.Value}");

        var text = sheet.QuerySelector(".sheet")!.TextContent.Folded();
        text.ShouldContain(school.School.Profile.FullName);
        text.ShouldContain("редакция 2, утверждена приказом № 34 от 10.03.2026");
        var line = sheet
            .QuerySelectorAll("tbody tr")
            .Single(row => row.TextContent.Contains(school.Parent.Name.Full, StringComparison.Ordinal));
        line.TextContent.Folded().ShouldContain($"Родитель 5А, {school.Student.Name.Full} 2 на портале 11.03.2026 10:00");
        sheet.QuerySelectorAll(".sheet-line").Length.ShouldBe(3);
    }

    [Fact]
    [Requirement("INV-6")]
    public async Task Everybody_prints_their_own_copy_and_nobody_else_s()
    {
        var (app, school) = await AfterNewEditionAsync();
        await ConfirmAsync(app, school, school.Parent);
        var parent = await app.ClientAsync(school, school.Parent);
        var sheet = $"/s/{school.Slug}/regulation/sheet";

        Names(await PageAsync(parent, sheet)).ShouldBe([school.Parent.Name.Full]);
        foreach (var foreign in (string[])[$"?person={school.Student.Id.Value}", $"?class={school.Class.Id.Value}", "?workers=true"])
            (await parent.GetAsync(sheet + foreign)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_file_has_the_same_lines_and_no_formula()
    {
        var (app, school) = await AfterNewEditionAsync();
        var director = await app.ClientAsync(school, school.Director);

        var csv = await director.GetStringAsync($"/s/{school.Slug}/regulation/sheet?workers=true&format=csv");

        // The heading, five workers, and the record's anchor.
        csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(7);
        csv.ShouldContain($";{school.Staff.Name.Full};Сотрудник;;2;34;10.03.2026;");
    }

    [Fact]
    [Requirement("INV-6")]
    public async Task A_signature_on_paper_with_its_scan_confirms_for_somebody_without_an_account()
    {
        var (app, school) = await AfterNewEditionAsync();
        await school.AddParentAsync();
        var child = await StudentWithoutAccountAsync(school);
        var teacher = await app.ClientAsync(school, school.ClassTeacher);

        var recorded = await SignAsync(teacher, school, child.Id, "2026-03-11", Pdf);

        recorded.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var list = await PageAsync(teacher, $"/s/{school.Slug}/regulation/acknowledgements?state=Confirmed");
        Names(list).ShouldBe([child.Name.Full]);
        list.QuerySelector("tbody")!
            .TextContent.Folded()
            .ShouldContain($"На бумаге 11.03.2026, записал(а) {school.ClassTeacher.Name.Short}");
        await school.InScopeAsync(async db =>
            (await db.AuditEntries.SingleAsync(entry => entry.Kind == AuditKind.SignedOnPaper)).Payload.ShouldContain("4.3")
        );
    }

    [Fact]
    [Requirement("INV-6")]
    public async Task The_scan_opens_for_whoever_signed_and_those_who_keep_the_class_and_is_never_a_page()
    {
        var (app, school) = await AfterNewEditionAsync();
        var stranger = await school.AddParentAsync();
        var teacher = await app.ClientAsync(school, school.ClassTeacher);
        (await SignAsync(teacher, school, school.Parent.Id, "2026-03-10", Pdf)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var scan = $"/s/{school.Slug}/regulation/acknowledgements/{school.Parent.Id.Value}/2/scan";

        foreach (var person in (Person[])[school.Parent, school.ClassTeacher, school.Director])
        {
            var file = await (await app.ClientAsync(school, person)).GetAsync(scan);

            file.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(Pdf);
            file.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
            file.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
            file.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        }

        foreach (var person in (Person[])[stranger, school.Student, school.Teacher])
            (await (await app.ClientAsync(school, person)).GetAsync(scan)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("2026-03-09", "Подпись не может быть раньше приказа")]
    [InlineData("2026-03-12", "Дата подписи ещё не наступила")]
    [InlineData("", "Укажите дату подписи")]
    public async Task A_signature_has_a_date_between_the_order_and_today(string date, string message)
    {
        var (app, school) = await AfterNewEditionAsync();
        var teacher = await app.ClientAsync(school, school.ClassTeacher);

        var answer = await SignAsync(teacher, school, school.Parent.Id, date, Pdf);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.DocumentAsync();
        page.QuerySelector(".field-error")!.TextContent.ShouldContain(message);
        page.QuerySelectorAll(".danger-list li").Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_signature_needs_a_scan_that_is_one_and_somebody_else_who_records_it()
    {
        var (app, school) = await AfterNewEditionAsync();
        var teacher = await app.ClientAsync(school, school.ClassTeacher);

        (await SignAsync(teacher, school, school.Parent.Id, "2026-03-11", null)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await SignAsync(teacher, school, school.Parent.Id, "2026-03-11", "<html>"u8.ToArray());
        (await page.DocumentAsync()).QuerySelector(".field-error")!.TextContent.ShouldContain("PDF");
        var own = await SignAsync(teacher, school, school.ClassTeacher.Id, "2026-03-11", Pdf);
        own.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await own.DocumentAsync()).Alert().ShouldContain("п. 4.3");
    }

    [Fact]
    public async Task Where_the_regulation_asks_nobody_the_page_says_so()
    {
        var (app, school) = await SchoolAsync("model");
        var director = await app.ClientAsync(school, school.Director);

        var page = await PageAsync(director, $"/s/{school.Slug}/regulation/acknowledgements");

        page.Body!.TextContent.ShouldContain("Подтверждать Правила эта редакция не требует");
        (await director.GetAsync($"/s/{school.Slug}/regulation/sheet")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Each_page_fits_a_phone_and_keeps_nobody_out()
    {
        var (app, school) = await AfterNewEditionAsync();
        await ConfirmAsync(app, school, school.Parent);
        var phone = await app.PageAsync(school, school.ClassTeacher, phone: true);
        string[] pages =
        [
            "confirm",
            "acknowledgements",
            "acknowledgements/remind",
            $"acknowledgements/paper?id={school.Student.Id.Value}",
            $"sheet?class={school.Class.Id.Value}",
        ];

        foreach (var page in pages)
        {
            (await phone.GotoAsync($"/s/{school.Slug}/regulation/{page}"))!.Ok.ShouldBeTrue(page);
            (await phone.SeriousFindingsAsync()).ShouldBeEmpty(page);
            (await phone.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBe(0, page);
        }
    }

    private static async Task<(WebApp App, TestSchool School)> SchoolAsync(string preset = "group-chats")
    {
        var app = await WebApp.UsualAsync();
        return (app, await TestSchool.CreateAsync(app.Services, preset));
    }

    private static async Task<(WebApp App, TestSchool School)> AfterNewEditionAsync()
    {
        var (app, school) = await SchoolAsync();
        await RegulationTests.AdoptAsync(school, "group-chats");
        return (app, school);
    }

    private static async Task ConfirmAsync(WebApp app, TestSchool school, Person person)
    {
        var client = await app.ClientAsync(school, person);
        await client.PostFormAsync($"/s/{school.Slug}/regulation/confirm", new() { ["Input.Confirmed"] = "true" });
    }

    private static async Task<Person> StudentWithoutAccountAsync(TestSchool school)
    {
        Person student = null!;
        await school.InScopeAsync(async db =>
            student = await db.People.SingleAsync(p => p.Account == null && p.Roles.Any(grant => grant.Role == Role.Student))
        );
        return student;
    }

    private static async Task<HttpResponseMessage> SignAsync(
        HttpClient client,
        TestSchool school,
        PersonId person,
        string date,
        byte[]? scan
    )
    {
        var address = $"/s/{school.Slug}/regulation/acknowledgements/paper?id={person.Value}";
        var form = await PageAsync(client, address);
        var token = form.QuerySelector<IHtmlInputElement>("main input[name=__RequestVerificationToken]")!.Value;
        using var parts = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent(person.Value.ToString()), "Input.People" },
            { new StringContent(date), "Input.SignedOn" },
        };
        if (scan is not null)
            parts.Add(new ByteArrayContent(scan), "Input.Scan", "лист.pdf");
        return await client.PostAsync(address, parts);
    }

    private static IEnumerable<string> Names(IDocument page) => page.QuerySelectorAll("tbody th").Select(name => name.TextContent.Folded());

    private static async Task<IDocument> PageAsync(HttpClient client, string address)
    {
        var answer = await client.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return await answer.DocumentAsync();
    }
}
