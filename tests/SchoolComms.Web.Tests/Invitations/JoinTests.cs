using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Invitations;

public sealed class JoinTests
{
    [Fact]
    [Requirement("INV-5")]
    public async Task Opening_takes_the_code_out_of_the_address_and_uses_nothing_up()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var invite = await school.IssueAsync(uses: 1);

        for (var preview = 0; preview < 3; preview++)
        {
            var opened = await app.Stranger().GetAsync($"/join/{invite.Code}");

            opened.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            opened.Headers.Location!.ToString().ShouldBe("/join");
            var cookie = opened.Headers.GetValues("Set-Cookie").Single(line => line.StartsWith("invite=", StringComparison.Ordinal));
            cookie.ShouldContain("httponly");
            cookie.ShouldContain("samesite=lax");
            cookie.ShouldNotContain(invite.Code);
        }

        await school.InScopeAsync(async db => (await db.Invites.SingleAsync(i => i.Id == invite.Id)).Used.ShouldBe(0));
    }

    [Theory]
    [Requirement("INV-4")]
    [InlineData("abc")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task An_unknown_code_is_not_there(string code)
    {
        var answer = await (await WebApp.UsualAsync()).Stranger().GetAsync($"/join/{code}");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.DocumentAsync()).Alert().ShouldContain("Такой ссылки-приглашения нет");
    }

    [Fact]
    [Requirement("INV-4")]
    public async Task An_annulled_a_spent_and_an_expired_link_say_which_and_join_nobody()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services);
        var (annulled, spent, expired) = (await school.IssueAsync(), await school.IssueAsync(uses: 1), await school.IssueAsync());
        var late = await app.OpenAsync(expired);
        await school.InScopeAsync(async db =>
            (await db.Invites.SingleAsync(i => i.Id == annulled.Id)).Annul(school.Administrator.Id, "Не та роль", app.Clock.Now)
        );
        (await (await app.OpenAsync(spent)).PostFormAsync("/join", Links.Somebody())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await IsGoneAsync(app, annulled, "аннулирована");
        await IsGoneAsync(app, spent, "уже вошли все");

        app.Clock.Advance(TimeSpan.FromDays(7));

        await IsGoneAsync(app, expired, "Срок этой ссылки истёк");
        (await late.PostFormAsync("/sign-in", "/join", Links.Somebody())).StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Without_an_opened_link_there_is_nothing_to_join()
    {
        var answer = await (await WebApp.UsualAsync()).Stranger().GetAsync("/join");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.DocumentAsync()).Alert().ShouldContain("Откройте ссылку-приглашение ещё раз");
    }

    [Theory]
    [Requirement("INV-6")]
    [InlineData("false", HttpStatusCode.UnprocessableEntity)]
    [InlineData("true", HttpStatusCode.Redirect)]
    public async Task Under_a_regulation_that_asks_for_it_the_Rules_are_confirmed_first(string confirmed, HttpStatusCode status)
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var client = await app.OpenAsync(await school.IssueAsync());
        var form = Links.Somebody();
        form["Input.RulesConfirmed"] = confirmed;

        var answer = await client.PostFormAsync("/join", form);

        answer.StatusCode.ShouldBe(status);
        (await answer.DocumentAsync()).Alert().Replace('\u00a0', ' ').Contains("п. 4.3").ShouldBe(confirmed == "false");
    }

    [Fact]
    [Requirement("INV-1")]
    public async Task Who_joins_has_exactly_the_links_role_and_stands_in_the_chat()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var client = await app.OpenAsync(await school.IssueAsync());

        var answer = await client.PostFormAsync("/join", Links.Somebody());

        answer.Headers.Location!.ToString().ShouldBe($"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}");
        (await client.GetAsync(answer.Headers.Location)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await school.InScopeAsync(async db =>
        {
            var person = await db.People.Include(p => p.Roles).SingleAsync(p => p.Name == FullName.Parse("Новая Ольга").Value);
            person.Roles.Select(grant => grant.Role).ShouldBe([Role.Parent]);
        });
    }

    [Fact]
    public async Task Whatever_somebody_types_a_shared_link_makes_nobody_a_person_of_the_roster()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var form = Links.Somebody();
        var known = await school.AddKnownAsync(name: form["Input.Name"], email: EmailAddress.Parse(form["Input.Email"]).Value);

        var answer = await (await app.OpenAsync(await school.IssueAsync())).PostFormAsync("/join", form);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await school.InScopeAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == known.Id)).Account.ShouldBeNull();
            (await db.People.CountAsync(p => p.NameKey == known.NameKey)).ShouldBe(2);
        });
    }

    [Theory]
    [InlineData("Input.Name", "Ольга", "Напишите и фамилию, и имя.")]
    [InlineData("Input.Email", "", "Напишите телефон или почту")]
    [InlineData("Input.Email", "ольга", "Проверьте адрес почты")]
    [InlineData("Input.Phone", "12", "Проверьте номер телефона")]
    [InlineData("Input.Password", "123456789", "Пароль короче 10 знаков.")]
    public async Task Wrong_input_is_named_at_its_field_and_nothing_typed_is_lost(string field, string typed, string message)
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var client = await app.OpenAsync(await school.IssueAsync());
        var form = Links.Somebody();
        form[field] = typed;

        var answer = await client.PostFormAsync("/join", form);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.DocumentAsync();
        page.QuerySelectorAll(".field-error").ShouldHaveSingleItem().TextContent.ShouldContain(message);
        page.ValueOf("Input.Name").ShouldBe(form["Input.Name"]);
        page.ValueOf("Input.Email").ShouldBe(form["Input.Email"]);
        page.QuerySelector("#Input_RulesConfirmed:checked").ShouldNotBeNull();
        page.ValueOf("Input.Password").ShouldBe("");
    }

    [Fact]
    public async Task An_address_that_somebody_has_leads_to_signing_in()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var client = await app.OpenAsync(await school.IssueAsync());
        var form = Links.Somebody();
        form["Input.Email"] = school.LoginOf(school.Parent);

        var answer = await client.PostFormAsync("/join", form);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.DocumentAsync()).QuerySelector("#Input_Email-error")!.TextContent.ShouldContain("Войдите под своим паролем");
    }

    [Fact]
    [Requirement("PPL-9")]
    public async Task A_parent_of_one_school_joins_another_with_the_same_sign_in()
    {
        var app = await WebApp.UsualAsync();
        var (first, second) = (await TestSchool.CreateAsync(app.Services), await TestSchool.CreateAsync(app.Services));
        var parent = await app.ClientAsync(first, first.Parent);
        await parent.GetAsync($"/join/{(await second.IssueAsync()).Code}");

        var answer = await parent.PostFormAsync("/join", "/join?handler=Known", new() { ["Input.RulesConfirmed"] = "true" });

        answer.Headers.Location!.ToString().ShouldBe($"/s/{second.Slug}/chats/{second.ParentsChat.Id.Value}");
        var choice = await (await parent.GetAsync("/")).DocumentAsync();
        choice
            .QuerySelectorAll("main a")
            .Select(link => link.GetAttribute("href"))
            .ShouldBe([$"/s/{first.Slug}", $"/s/{second.Slug}"], ignoreOrder: true);
    }

    [Fact]
    public async Task Who_has_joined_already_is_led_into_the_school_and_nothing_is_used_up()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var student = await app.ClientAsync(school, school.Student);
        var invite = await school.IssueAsync(Role.Student);
        await student.GetAsync($"/join/{invite.Code}");

        var answer = await student.PostFormAsync("/join", "/join?handler=Known", new() { ["Input.RulesConfirmed"] = "true" });

        answer.Headers.Location!.ToString().ShouldBe($"/s/{school.Slug}");
        (await (await student.GetAsync($"/s/{school.Slug}")).DocumentAsync())
            .QuerySelector("[role=status]")!
            .TextContent.ShouldContain("Вы уже вошли сюда");
        await school.InScopeAsync(async db => (await db.Invites.SingleAsync(i => i.Id == invite.Id)).Used.ShouldBe(0));
    }

    private static async Task IsGoneAsync(WebApp app, IssuedInvite invite, string why)
    {
        var answer = await app.Stranger().GetAsync($"/join/{invite.Code}");
        answer.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await answer.DocumentAsync()).Alert().ShouldContain(why);
    }
}
