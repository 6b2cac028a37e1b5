using System.Net;
using SchoolComms.Application.Schools;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Regulations;

/// <summary>The rules about what is written, in the chat page: refused with the clause where a preset contains them, let through where not.</summary>
public sealed class MessageRulesTests
{
    [Theory]
    [Requirement("RUL-2")]
    [InlineData("posting-hours", Role.Parent, "Спасибо большое!", "п. 6")]
    [InlineData("posting-hours", Role.Student, "👍🏽🎉", "п. 8")]
    [InlineData("posting-hours", Role.Parent, "Спасибо, Маша заболела", null)]
    [InlineData("interaction", Role.Parent, "Спасибо большое!", null)]
    [InlineData("college", Role.Student, "👍🏽🎉", null)]
    public Task Messages_that_inform_of_nothing(string preset, Role role, string text, string? clause) =>
        IsAnsweredAsync(preset, role, text, clause);

    [Theory]
    [Requirement("RUL-3")]
    [InlineData("interaction", Role.Parent, "ну и х*йня эти правила", "п. 6.2")]
    [InlineData("interaction", Role.Student, "я тебя убью после школы", "п. 6.2")]
    [InlineData("posting-hours", Role.Student, "вот же с у к а", "п. 8")]
    [InlineData("college", Role.Student, "какой же ты уrод", "п. 3.5")]
    [InlineData("interaction", Role.Parent, "Застраховать ребёнка можно у скипидарного завода", null)]
    [InlineData("group-chats", Role.Parent, "какой же ты урод", null)]
    public Task Obscenities_insults_and_threats(string preset, Role role, string text, string? clause) =>
        IsAnsweredAsync(preset, role, text, clause);

    [Theory]
    [Requirement("RUL-4")]
    [InlineData("posting-hours", Role.Parent, "Телефон мамы Вики: 8 (916) 123-45-67", "п. 6")]
    [InlineData("posting-hours", Role.Student, "её СНИЛС 112-233-445 95", "п. 8")]
    [InlineData("posting-hours", Role.Parent, "Учебник: ISBN 978-5-09-071234-5", null)]
    [InlineData("group-chats", Role.Parent, "Телефон мамы Вики: 8 (916) 123-45-67", null)]
    [InlineData("college", Role.Student, "её СНИЛС 112-233-445 95", null)]
    public Task Personal_data(string preset, Role role, string text, string? clause) => IsAnsweredAsync(preset, role, text, clause);

    [Theory]
    [Requirement("RUL-5")]
    [InlineData("posting-hours", Role.Parent, "Вступайте в группу t.me/klass5a", "п. 2")]
    [InlineData("posting-hours", Role.Teacher, "Создала чат в вотсапе", "п. 2")]
    [InlineData("posting-hours", Role.Parent, "Переведите 500 рублей на карту", "п. 2")]
    [InlineData("posting-hours", Role.Parent, "В телеграме больше не пишем", null)]
    [InlineData("college", Role.Student, "Вступайте в группу t.me/klass5a", null)]
    [InlineData("interaction", Role.Parent, "Переведите 500 рублей на карту", null)]
    public Task Foreign_messengers_and_payments(string preset, Role role, string text, string? clause) =>
        IsAnsweredAsync(preset, role, text, clause);

    [Theory]
    [Requirement("RUL-7")]
    [InlineData("interaction", Role.Student, "пароль от журнала: Kluch-77", "п. 8.2")]
    [InlineData("interaction", Role.Teacher, "код из смс 482913", "п. 8.2")]
    [InlineData("interaction", Role.Student, "Забыл пароль от журнала, к кому подойти?", null)]
    [InlineData("posting-hours", Role.Student, "пароль от журнала: Kluch-77", null)]
    public Task Credentials(string preset, Role role, string text, string? clause) => IsAnsweredAsync(preset, role, text, clause);

    [Theory]
    [Requirement("RUL-8")]
    [InlineData("interaction", Role.Teacher, "Ваш сын просто тупой", "п. 6.2")]
    [InlineData("college", Role.Teacher, "Вы все придурки", "п. 3.5")]
    [InlineData("posting-hours", Role.Teacher, "Спасибо большое!", null)]
    public Task Workers_by_the_rules_that_name_them(string preset, Role role, string text, string? clause) =>
        IsAnsweredAsync(preset, role, text, clause);

    [Fact]
    [Requirement("RUL-8")]
    public async Task A_worker_is_warned_of_personal_data_by_the_workers_own_clause_and_decides()
    {
        var (school, chat, client) = await OpenAsync("posting-hours", Role.Teacher);
        var fields = new Dictionary<string, string> { ["Input.Text"] = "Телефон мамы Вики: 8 916 123-45-67" };

        var warned = await client.PostFormAsync(chat, fields);

        warned.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await warned.DocumentAsync();
        page.Alert().ShouldContain("п. 5");
        page.Alert().ShouldContain("письменное разрешение");
        fields["Input.Warned"] = "true";
        (await client.PostFormAsync(chat, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    [Requirement("RUL-4")]
    public async Task The_schools_own_phone_is_nobodys_personal_data()
    {
        var (school, chat, client) = await OpenAsync("posting-hours", Role.Parent);
        var fields = new Dictionary<string, string> { ["Input.Text"] = "Приёмная отвечает по телефону 8 8142 55-01-01" };
        (await client.PostFormAsync(chat, fields)).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        var administrator = await school.ActorAsync(school.Administrator);
        var old = school.School.Profile;
        var profile = SchoolProfile.Create(old.FullName, old.ShortName, old.Locality, old.TimeZone, null, "+7 (8142) 55-01-01").Value;
        (await school.RunAsync((EditSchool edit) => edit.RunAsync(administrator, profile, default))).IsRefused.ShouldBeFalse();

        (await client.PostFormAsync(chat, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_refusal_shows_the_fragment_says_what_can_be_done_and_loses_nothing()
    {
        var (_, chat, client) = await OpenAsync("posting-hours", Role.Parent);

        var refused = await client.PostFormAsync(chat, new() { ["Input.Text"] = "👍👍👍" });

        var page = await refused.DocumentAsync();
        page.QuerySelector("[role=alert] mark")!.TextContent.ShouldBe("👍👍👍");
        page.Alert().ShouldContain("Напишите по делу.");
        page.Alert().ShouldContain("попросите модератора");
        page.QuerySelector("textarea")!.TextContent.Trim().ShouldBe("👍👍👍");
    }

    private static async Task IsAnsweredAsync(string preset, Role role, string text, string? clause)
    {
        var (_, chat, client) = await OpenAsync(preset, role);

        var answer = await client.PostFormAsync(chat, new() { ["Input.Text"] = text });

        if (clause is null)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            (await (await client.GetAsync(chat)).DocumentAsync()).Body!.TextContent.ShouldContain(text);
            return;
        }

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await answer.DocumentAsync();
        page.QuerySelectorAll("[role=alert] .clause").ShouldContain(chip => chip.TextContent.Folded() == clause);
        page.QuerySelector("textarea")!.TextContent.Trim().ShouldBe(text);
    }

    private static async Task<(TestSchool School, string Chat, HttpClient Client)> OpenAsync(string preset, Role role)
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, preset);
        var (person, chat) = role switch
        {
            Role.Student => (school.Student, school.StudentsChat),
            Role.Parent => (school.Parent, school.ParentsChat),
            _ => (school.ClassTeacher, school.ParentsChat),
        };
        return (school, $"/s/{school.Slug}/chats/{chat.Id.Value}", await app.ClientAsync(school, person));
    }
}
