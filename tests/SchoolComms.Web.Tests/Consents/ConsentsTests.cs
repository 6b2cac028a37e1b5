using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Playwright;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace SchoolComms.Web.Tests.Consents;

public sealed class ConsentsTests
{
    [Fact]
    [Requirement("RUL-4")]
    public async Task A_parent_gives_and_withdraws_a_child_s_consent_on_the_phone()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var phone = await app.PageAsync(school, school.Parent, phone: true);

        await phone.GotoAsync($"/s/{school.Slug}/consents/mine");
        await phone.GetByRole(AriaRole.Link, new() { Name = $"Дать согласие: Фото, {school.Student.Name.Full}" }).ClickAsync();
        await Expect(phone.GetByLabel("Чаты класса")).ToBeCheckedAsync();
        await Expect(phone.GetByLabel("По какой день")).ToHaveValueAsync("2026-08-31");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Дать согласие" }).ClickAsync();
        await Expect(phone.GetByRole(AriaRole.Status)).ToContainTextAsync("Согласие дано");
        await Expect(phone.GetByText("Есть до 31.08.2026")).ToBeVisibleAsync();

        await phone.GetByRole(AriaRole.Link, new() { Name = $"Отозвать: Фото, {school.Student.Name.Full}" }).ClickAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Отозвать согласие" }).ClickAsync();
        await Expect(phone.GetByText("Отозвано 11.03.2026")).ToBeVisibleAsync();
    }

    [Fact]
    [Requirement("RUL-4")]
    public async Task Nobody_gives_another_s_consent()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var form = new Dictionary<string, string> { ["Input.Places"] = nameof(ConsentPlaces.ClassChats) };
        var address = $"/s/{school.Slug}/consents/give?person={school.Student.Id.Value}&purpose=Photo";

        var stranger = await app.ClientAsync(school, await school.AddParentAsync());
        (await stranger.PostFormAsync($"/s/{school.Slug}/regulation/try", address, new(form))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var child = await app.ClientAsync(school, school.Student);
        (await child.PostFormAsync($"/s/{school.Slug}/regulation/try", address, new(form))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var teacher = await app.ClientAsync(school, school.ClassTeacher);
        (await teacher.PostFormAsync($"/s/{school.Slug}/regulation/try", address, new(form))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Requirement("RUL-4")]
    public async Task What_one_parent_gives_again_for_one_place_does_not_let_the_other_undo_their_withdrawal_elsewhere()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services);
        var father = await school.AddParentAsync();
        await school.InScopeAsync(db =>
        {
            db.Add(Guardianship.Link(father, school.Student, app.Clock.Now.AddDays(-1)));
            return Task.CompletedTask;
        });
        var (mother, other) = (await app.ClientAsync(school, school.Parent), await app.ClientAsync(school, father));

        (await GiveAsync(mother, ConsentPlaces.ClassChats, ConsentPlaces.Site)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var mine = await (await other.GetAsync($"/s/{school.Slug}/consents/mine")).DocumentAsync();
        var withdraw = mine.QuerySelectorAll("a[href*='/withdraw']").OfType<IHtmlAnchorElement>().Single().PathAndQuery();
        app.Clock.Advance(TimeSpan.FromHours(1));
        (await other.PostFormAsync(withdraw, [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        app.Clock.Advance(TimeSpan.FromHours(1));
        (await GiveAsync(other, ConsentPlaces.ClassChats)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var refused = await GiveAsync(mother, ConsentPlaces.ClassChats, ConsentPlaces.Site);

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await refused.DocumentAsync()).Alert().ShouldContain("Другой родитель отозвал это согласие");

        Task<HttpResponseMessage> GiveAsync(HttpClient parent, params ConsentPlaces[] places) =>
            parent.PostFormAsync(
                $"/s/{school.Slug}/consents/give?person={school.Student.Id.Value}&purpose=Photo",
                places.Select((place, i) => KeyValuePair.Create($"Input.Places[{i}]", place.ToString())).ToDictionary()
            );
    }

    [Fact]
    [Requirement("RUL-4")]
    public async Task A_consent_is_never_bundled_with_the_acknowledgement_of_the_Rules()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var parent = await app.ClientAsync(school, school.Parent);

        var confirm = (await (await parent.GetAsync($"/s/{school.Slug}/regulation/confirm")).DocumentAsync()).QuerySelector("main")!;

        confirm.TextContent.ShouldNotContain("согласие", Case.Insensitive);
        confirm.QuerySelectorAll("form [name*='onsent' i], form [name*='Places']").ShouldBeEmpty();
        var give = await (
            await parent.GetAsync($"/s/{school.Slug}/consents/give?person={school.Student.Id.Value}&purpose=Photo")
        ).DocumentAsync();
        give.QuerySelectorAll("[name*='Confirmed']").ShouldBeEmpty();
    }

    [Fact]
    [Requirement("RUL-4")]
    public async Task The_class_teacher_enters_a_paper_sees_who_lacks_what_and_takes_it_along_as_a_file()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var teacher = await app.ClientAsync(school, school.ClassTeacher);
        var person = $"/s/{school.Slug}/consents/people/{school.Student.Id.Value}";

        var entered = await teacher.PostFormAsync(
            $"{person}/new",
            new()
            {
                ["Input.Signer"] = school.Parent.Id.Value.ToString(),
                ["Input.Purpose"] = nameof(ConsentPurpose.Photo),
                ["Input.Places"] = nameof(ConsentPlaces.Site),
                ["Input.From"] = "2026-03-01",
                ["Input.Until"] = "2026-08-31",
                ["Input.Number"] = "12-А",
                ["Input.Date"] = "2026-03-01",
            }
        );
        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await teacher.GetStringAsync(person)).ShouldContain("№ 12-А от 01.03.2026");

        var register = $"/s/{school.Slug}/consents?class={school.Class.Id.Value}";
        (await teacher.GetStringAsync(register)).ShouldContain("Есть до 31.08.2026");
        (await teacher.GetStringAsync($"{register}&purpose=Photo&state=Lacking")).ShouldNotContain(school.Student.Name.Full);
        (await teacher.GetStringAsync($"{register}&purpose=Video&state=Lacking")).ShouldContain(school.Student.Name.Full);
        (await teacher.GetStringAsync($"{register}&state=Withdrawn")).ShouldNotContain(school.Student.Name.Full);
        var csv = await teacher.GetStringAsync($"{register}&format=csv");
        csv.ShouldContain($"{school.Student.Name.Full};5А;Есть до 31.08.2026;Нет;");
    }

    [Fact]
    [Requirement("RUL-4")]
    public async Task The_register_is_open_to_the_administration_and_the_class_teacher_of_the_class_only()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var register = $"/s/{school.Slug}/consents";
        var person = $"{register}/people/{school.Student.Id.Value}";

        foreach (var reader in new[] { school.Administrator, school.Director, school.ClassTeacher })
            (await (await app.ClientAsync(school, reader)).GetAsync(person)).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var reader in new[] { school.Teacher, school.Staff, school.Student, school.Parent })
        {
            var client = await app.ClientAsync(school, reader);
            (await client.GetAsync(register)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await client.GetAsync(person)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        (await (await app.ClientAsync(school, school.Director)).GetAsync($"{person}/new")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Each_page_fits_a_phone_keeps_nobody_out_and_protects_its_forms()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var (slug, student) = (school.Slug, school.Student.Id.Value);
        var parent = await app.ClientAsync(school, school.Parent);
        await parent.PostFormAsync(
            $"/s/{slug}/consents/give?person={student}&purpose=Photo",
            new() { ["Input.Places"] = nameof(ConsentPlaces.ClassChats) }
        );
        var chat = $"chats/{school.ParentsChat.Id.Value}";
        await parent.PostFilesAsync($"/s/{slug}/{chat}", new() { ["Input.Text"] = "Фото с экскурсии" }, ("класс.png", SampleFiles.Png));
        var mine = await (await parent.GetAsync($"/s/{slug}/consents/mine")).DocumentAsync();
        var consent = mine.QuerySelector("a[href$='/withdraw']")!.GetAttribute("href")![$"/s/{slug}/".Length..^"/withdraw".Length];

        await EachFitsAsync(
            await app.PageAsync(school, school.Parent, phone: true),
            slug,
            [
                "consents/mine",
                $"consents/give?person={student}&purpose=Video",
                consent,
                $"{consent}/withdraw",
                "consents/posts",
                $"{chat}/photo",
                chat,
            ]
        );
        await EachFitsAsync(
            await app.PageAsync(school, school.ClassTeacher, phone: true),
            slug,
            ["consents", $"consents/people/{student}", $"consents/people/{student}/new", $"{consent}/withdraw"]
        );
    }

    private static async Task EachFitsAsync(IPage phone, string slug, string[] pages)
    {
        foreach (var page in pages)
        {
            (await phone.GotoAsync($"/s/{slug}/{page}"))!.Ok.ShouldBeTrue(page);
            (await phone.SeriousFindingsAsync()).ShouldBeEmpty(page);
            (await phone.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBe(0, page);
            (await phone.Locator("form[method=post]:not(:has([name=__RequestVerificationToken]))").CountAsync()).ShouldBe(0, page);
        }
    }
}
