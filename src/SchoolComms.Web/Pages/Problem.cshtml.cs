using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages;

/// <summary>What people see when there is no page, no right, or a fault of ours.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ProblemModel(IStringLocalizer<Texts> t) : PageModel
{
    private const int SecondsOfMinute = 60;

    public string Heading { get; private set; } = "";

    public string Advice { get; private set; } = "";

    public string Correlation => Activity.Current?.TraceId.ToHexString() ?? HttpContext.TraceIdentifier;

    public void OnGet(int status) => Show(status);

    public void OnPost(int status) => Show(status);

    private string WhenAgain =>
        int.TryParse(Response.Headers.RetryAfter, CultureInfo.InvariantCulture, out var seconds)
            ? t["Слишком много попыток. Попробуйте снова через {0}.", InWords(seconds)].Value
            : t["Подождите минуту и попробуйте ещё раз."].Value;

    private string InWords(int seconds) =>
        seconds < 2 * SecondsOfMinute
            ? t.Count(seconds, "секунду|секунды|секунд")
            : t.Count((seconds + SecondsOfMinute - 1) / SecondsOfMinute, "минуту|минуты|минут");

    private void Show(int status)
    {
        (Heading, Advice) = status switch
        {
            404 => (t["Страница не найдена"].Value, t["Такой страницы нет, или она вам не открыта. Проверьте адрес."].Value),
            401 => (t["Вы вышли из портала"].Value, t["Войдите ещё раз."].Value),
            403 => (t["Нет доступа"].Value, t["Для вашей роли эта страница не предусмотрена."].Value),
            400 => (t["Запрос устарел"].Value, t["Вернитесь на страницу, обновите её и попробуйте ещё раз."].Value),
            413 => (t["Файл слишком большой"].Value, t["Выберите файл поменьше."].Value),
            429 => (t["Слишком часто"].Value, WhenAgain),
            503 => (
                t["Портал временно не отвечает"].Value,
                t["Подождите немного, вернитесь назад и проверьте, сохранилось ли то, что вы отправили."].Value
            ),
            < 500 => (t["Так открыть эту страницу нельзя"].Value, t["Вернитесь назад и откройте её по ссылке из портала."].Value),
            _ => (t["Что-то сломалось у нас"].Value, t["Мы уже записали, что случилось. Попробуйте ещё раз чуть позже."].Value),
        };
    }
}
