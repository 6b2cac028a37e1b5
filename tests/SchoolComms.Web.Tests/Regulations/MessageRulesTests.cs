using System.Net;
using Microsoft.EntityFrameworkCore;
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
    [InlineData("interaction", Role.Parent, "ну и х*йня эти правила", "п. 6.2", "х*йня")]
    [InlineData("interaction", Role.Student, "я тебя убью после школы", "п. 6.2", "тебя убью")]
    [InlineData("posting-hours", Role.Student, "вот же с у к а", "п. 8", "с у к а")]
    [InlineData("college", Role.Student, "какой же ты уrод", "п. 3.5", "уrод")]
    [InlineData("posting-hours", Role.Parent, "все эти мигранты воруют", "п. 6", "эти мигранты воруют")]
    [InlineData("posting-hours", Role.Student, "понаехали чурки, житья нет", "п. 8", "понаехали")]
    [InlineData("interaction", Role.Parent, "бабам не место на олимпиаде", "п. 6.2", "бабам не место")]
    [InlineData("college", Role.Student, "эти инвалиды хуже всех", "п. 3.5", "эти инвалиды хуже")]
    [InlineData("posting-hours", Role.Parent, "опять наша училка", "п. 6", "училка")]
    [InlineData("posting-hours", Role.Student, "эй очкарик, дай списать", "п. 8", "очкарик")]
    [InlineData("interaction", Role.Student, "жирдяй опять последний", "п. 6.2", "жирдяй")]
    [InlineData("posting-hours", Role.Parent, "На родине мигрантов другой календарь праздников", null, null)]
    [InlineData("posting-hours", Role.Student, "Очки лежат у охраны, заберите их", null, null)]
    [InlineData("interaction", Role.Parent, "Застраховать ребёнка можно у скипидарного завода", null, null)]
    [InlineData("group-chats", Role.Parent, "какой же ты урод", null, null)]
    public Task Obscenities_insults_threats_nicknames_and_what_demeans_groups(
        string preset,
        Role role,
        string text,
        string? clause,
        string? marked
    ) => IsAnsweredAsync(preset, role, text, clause, marked);

    [Theory]
    [Requirement("RUL-4")]
    [InlineData("posting-hours", Role.Parent, "Телефон мамы Вики: 8 (916) 123-45-67", "п. 6", "8 (916) 123-45-67")]
    [InlineData("posting-hours", Role.Student, "её СНИЛС 112-233-445 95", "п. 8", "112-233-445 95")]
    [InlineData("posting-hours", Role.Parent, "Карта мамы Вики 4111 1111 1111 1111", "п. 6", "4111 1111 1111 1111")]
    [InlineData("posting-hours", Role.Student, "его паспорт 4512 345678", "п. 8", "4512 345678")]
    [InlineData("posting-hours", Role.Parent, "Свидетельство о рождении Вики: II-АБ № 123456", "п. 6", "123456")]
    [InlineData("posting-hours", Role.Student, "его ИНН 500100732259", "п. 8", "500100732259")]
    [InlineData("posting-hours", Role.Parent, "Вика живёт на ул. Садовая, 5", "п. 6", "ул. Садовая, 5")]
    [InlineData("posting-hours", Role.Student, "ул. Садовая, дом 5, кв. 12", "п. 8", "ул. Садовая, дом 5, кв. 12")]
    [InlineData("posting-hours", Role.Parent, "Почта Викиной мамы: vika.mama@mail.example", "п. 6", "vika.mama@mail.example")]
    [InlineData("posting-hours", Role.Parent, "Встречаемся у музея, ул. Садовая, 5", null, null)]
    [InlineData("posting-hours", Role.Student, "Решаем номера 4512 и 4513 на завтра", null, null)]
    [InlineData("posting-hours", Role.Parent, "Учебник: ISBN 978-5-09-071234-5", null, null)]
    [InlineData("group-chats", Role.Parent, "Телефон мамы Вики: 8 (916) 123-45-67", null, null)]
    [InlineData("college", Role.Student, "её СНИЛС 112-233-445 95", null, null)]
    public Task Personal_data(string preset, Role role, string text, string? clause, string? marked) =>
        IsAnsweredAsync(preset, role, text, clause, marked);

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

    [Theory]
    [Requirement("RUL-4")]
    [InlineData("Мой телефон 8 (916) 123-45-67, звоните")]
    [InlineData("Пришлите мне на orlova@mail.example")]
    public async Task The_author_s_own_phone_and_address_are_theirs_to_write(string text)
    {
        var (school, chat, client) = await OpenAsync("posting-hours", Role.Parent);
        var fields = new Dictionary<string, string> { ["Input.Text"] = text };
        (await client.PostFormAsync(chat, fields)).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        await school.InScopeAsync(async db =>
            (await db.People.SingleAsync(p => p.Id == school.Parent.Id)).Reachable(
                PhoneNumber.Parse("+7 916 123-45-67").Value,
                EmailAddress.Parse("orlova@mail.example").Value
            )
        );

        (await client.PostFormAsync(chat, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        fields["Input.Text"] = "Телефон мамы Вики 8 926 765-43-21";
        (await client.PostFormAsync(chat, fields)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    [Requirement("RUL-4")]
    public async Task Nobody_is_told_to_get_a_permission_that_would_change_nothing()
    {
        var (_, chat, client) = await OpenAsync("posting-hours", Role.Parent);

        var refused = await client.PostFormAsync(chat, new() { ["Input.Text"] = "Телефон мамы Вики: 8 916 123-45-67" });

        var alert = (await refused.DocumentAsync()).QuerySelector("[role=alert]")!;
        alert.QuerySelectorAll(".clause-card").ToList().ForEach(card => card.Remove());
        alert.TextContent.ShouldContain("Уберите это из сообщения.");
        alert.TextContent.ShouldNotContain("разрешение");
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

    /// <param name="marked">The words that the refusal names, where the test is about finding them.</param>
    private static async Task IsAnsweredAsync(string preset, Role role, string text, string? clause, string? marked = null)
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
        if (marked is not null)
            page.QuerySelectorAll("[role=alert] mark").Select(mark => mark.TextContent).ShouldContain(marked);
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
