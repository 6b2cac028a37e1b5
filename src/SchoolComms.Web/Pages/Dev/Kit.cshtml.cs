using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SchoolComms.Domain.Common;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Dev;

/// <summary>Every component and page template on one page, in both themes. Development only.</summary>
[AllowAnonymous]
public sealed class KitModel(IHostEnvironment environment) : PageModel
{
    private static readonly string[] Templates = ["Conversation", "List", "Record", "Steps", "Report"];

    /// <summary>One template alone, in its real frame; null shows everything.</summary>
    public string? Template { get; private set; }

    public IActionResult OnGet(string? template)
    {
        Template = Templates.FirstOrDefault(known => known.Equals(template, StringComparison.OrdinalIgnoreCase));
        if (!environment.IsDevelopment() || (template is not null && Template is null))
        {
            return NotFound();
        }

        foreach (var theme in new[] { "light", "dark" })
        {
            ModelState.AddModelError($"{theme}.Mail", "Допишите адрес после «@»: например, anna@school.ru");
        }

        ViewData["Title"] = "Набор";
        ViewData["Template"] = Template?.ToLowerInvariant();
        ViewData["SchoolName"] = "Школа № 31";
        ViewData["PersonName"] = "Соколова Анна Игоревна";
        ViewData["PersonRole"] = "Классный руководитель";
        ViewData["Nav"] = new NavItem[]
        {
            new("day", "Мой день", "#", "house"),
            new("chats", "Чаты", "#", "chat-dots", Badge: 12),
            new("channels", "Каналы", "#", "megaphone"),
            new("classes", "Классы", "#", "mortarboard"),
            new("people", "Люди", "#", "people"),
            new("invites", "Приглашения", "#", "link-45deg", Badge: 3),
            new("moderation", "Модерация", "#", "shield-check"),
            new("regulation", "Регламент", "/dev/kit", "journal-text", Current: true),
            new("statistics", "Статистика", "#", "bar-chart"),
        };
        return Page();
    }
}

/// <summary>What the samples show. The prefix keeps ids apart, as every sample stands there once per theme.</summary>
public sealed record KitSample(string Prefix)
{
    private static readonly DateOnly Edition = new(2026, 2, 11);

    public string Mail { get; } = "anna@school";

    public string City { get; } = "Москва (UTC+3)";

    public string Slug { get; } = "school31";

    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    public DateTimeOffset Now { get; } = new(2026, 3, 11, 18, 20, 0, TimeSpan.FromHours(3));

    public Clause Hours { get; } =
        new("6", "Родители и ученики пишут в рабочие дни с 7:00 до 17:00. В другое время — только с разрешения модератора.", Edition);

    public Clause Ladder { get; } =
        new("4.5", "После более чем трёх нарушений участника можно заблокировать в чате, не дольше чем на месяц.", Edition);

    public Clause Removal { get; } = new("4.2", "Модератор удаляет лишние и негативные сообщения.", Edition);

    public Clause Chats { get; } = new("2.3", "Классный руководитель создаёт чаты своего класса: учеников, родителей, учителей.", Edition);

    public DateTimeOffset Ago(int hours, int minutes = 0) => Now.AddHours(-hours).AddMinutes(-minutes);

    public string Id(string name) => $"{Prefix}-{name}";
}
