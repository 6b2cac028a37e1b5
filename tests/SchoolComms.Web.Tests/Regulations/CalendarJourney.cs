using Microsoft.Playwright;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace SchoolComms.Web.Tests.Regulations;

public sealed class CalendarJourney
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    [Requirement("RUL-1")]
    public async Task A_quarantine_that_the_administrator_announces_stands_in_the_calendar_on_a_parents_phone(ColorScheme scheme)
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var administrator = await app.PageAsync(school, school.Administrator, scheme: scheme);
        await administrator.GotoAsync($"/s/{school.Slug}/regulation");
        await administrator.GetByRole(AriaRole.Link, new() { Name = "Рабочий календарь" }).ClickAsync();
        (await administrator.SeriousFindingsAsync()).ShouldBeEmpty();
        await administrator.GetByRole(AriaRole.Link, new() { Name = "Каникулы или карантин" }).ClickAsync();
        await administrator.GetByLabel("Название").FillAsync("Карантин");
        await administrator.GetByLabel("Первый день").FillAsync("2026-03-12");
        await administrator.GetByLabel("Последний день").FillAsync("2026-03-15");
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Добавить в календарь" }).ClickAsync();
        await Expect(administrator.GetByRole(AriaRole.Status)).ToContainTextAsync("Календарь изменён");

        var parent = await app.PageAsync(school, school.Parent, phone: true, scheme);
        await parent.GotoAsync($"/s/{school.Slug}/regulation/calendar");
        await Expect(parent.GetByTitle("Карантин")).ToHaveCountAsync(4);
        (await parent.SeriousFindingsAsync()).ShouldBeEmpty();
        (await parent.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
    }
}
