using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>
/// «Можно ли?»: what the regulation says about a message before it is written, or about each line of a file; for people and, as
/// JSON, for programs.
/// </summary>
// Without a token: the handlers send and keep nothing, and a program that only asks has no form to take one from.
[EnableRateLimiting(RateLimits.Upload)]
[IgnoreAntiforgeryToken(Order = 1001)]
[TypeFilter<UploadLimit>]
public sealed class TryModel(TryMessage trial, TryFile tryFile, TrialChats chats, Words words, IStringLocalizer<Texts> t) : SchoolPage
{
    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Chat { get; set; }

    [BindProperty]
    public string? At { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public IReadOnlyList<TrialChat> Chats { get; private set; } = [];

    /// <summary>What came out; null before anything was tried.</summary>
    public Verdict? Verdict { get; private set; }

    /// <summary>What came out for each line of a file; null unless one was tried.</summary>
    public IReadOnlyList<TriedLine>? Lines { get; private set; }

    /// <summary>Messages to begin with.</summary>
    public ImmutableArray<string> Examples { get; } =
    [
        t["Во сколько завтра выезд?"],
        t["Спасибо большое!"],
        t["Переходите в телеграм, там удобнее"],
        t["Переведите 500 рублей на карту"],
        t["Телефон мамы Вани: 8 900 000-11-22"],
    ];

    public bool MayObserve => May(SchoolAction.ObserveRules);

    private bool WantsJson => Request.GetTypedHeaders().Accept.Any(accept => accept.MediaType == "application/json");

    /// <param name="example">The number of one of <see cref="Examples"/> to try at once.</param>
    public async Task<IActionResult> OnGetAsync(int? example)
    {
        Role = NameOf(Actor.Roles.Order().Select(Actor.AudienceAs).FirstOrDefault(Audience.Parent));
        if (example is { } number && number >= 0 && number < Examples.Length)
        {
            Text = Examples[number];
            return await OnPostAsync();
        }

        Chats = await chats.RunAsync(Actor, Cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Text))
            ModelState.AddModelError(nameof(Text), t["Напишите сообщение."]);
        else if (Text.Length > Message.MaxText)
            ModelState.AddModelError(nameof(Text), t["Сообщение длиннее {0} знаков. Разделите его на части.", Message.MaxText]);
        var asked = Read();
        if (!ModelState.IsValid)
            return await InvalidAsync();

        var tried = await trial.RunAsync(Actor, asked, Cancel);
        if (tried.IsRefused)
            return WantsJson ? JsonRefusal(tried.Error) : Refused(tried.Error);

        Verdict = tried.Value;
        if (WantsJson)
            return new JsonResult(TrialAnswer.Of(Verdict));

        Chats = await chats.RunAsync(Actor, Cancel);
        return Page();
    }

    /// <summary>A file with one message a line: as a table on the page, or to take away.</summary>
    public async Task<IActionResult> OnPostFileAsync(bool asCsv)
    {
        if (Upload is null)
            ModelState.AddModelError(nameof(Upload), t["Выберите файл."]);
        var asked = Read();
        if (!ModelState.IsValid)
            return await InvalidAsync();

        using var content = new MemoryStream();
        await Upload!.CopyToAsync(content, Cancel);
        var tried = await tryFile.RunAsync(Actor, asked, content.ToArray(), Cancel);
        if (tried.IsRefused && tried.Error.Kind == ErrorKind.NotFound)
            return Refused(tried.Error);

        Chats = await chats.RunAsync(Actor, Cancel);
        if (tried.IsRefused)
            return AgainAt(nameof(Upload), tried.Error);

        Lines = tried.Value;
        return asCsv ? Csv(Lines) : Page();
    }

    /// <summary>The name of an audience in addresses and JSON: "parent".</summary>
    public static string NameOf(Audience audience) => JsonNamingPolicy.KebabCaseLower.ConvertName(audience.ToString());

    private FileContentResult Csv(IEnumerable<TriedLine> lines) =>
        CsvFile.Of(
            "mozhno-li.csv",
            lines
                .Select(line =>
                    (IEnumerable<string?>)
                        [
                            line.Number.ToString(CultureInfo.InvariantCulture),
                            line.Text,
                            line.Verdict.Mode.Short(t),
                            string.Join(", ", line.Verdict.Findings.Select(finding => words.Of(finding.Rule)).Distinct()),
                            string.Join(", ", line.Verdict.Findings.Select(finding => t["п. {0}", finding.Clause.Number].Value).Distinct()),
                            string.Join(", ", line.Verdict.Findings.Select(finding => finding.Fragment).OfType<string>()),
                        ]
                )
                .Prepend([t["Строка"], t["Сообщение"], t["Ответ"], t["Правила"], t["Пункты"], t["Фрагменты"]])
        );

    private Trial Read()
    {
        var audience = Enum.GetValues<Audience>().FirstOrDefault(known => NameOf(known) == Role);
        if (audience == default)
            ModelState.AddModelError(
                nameof(Role),
                t["Выберите, кто пишет: {0}.", string.Join(", ", Enum.GetValues<Audience>().Select(NameOf))]
            );
        if (!string.IsNullOrEmpty(Chat) && !Guid.TryParse(Chat, out _))
            ModelState.AddModelError(nameof(Chat), t["Выберите чат из списка."]);
        var at = Instant();
        if (at is null && !string.IsNullOrEmpty(At))
            ModelState.AddModelError(nameof(At), t["Напишите дату и время, например 2026-03-11T18:00."]);

        return new Trial(audience, Guid.TryParse(Chat, out var chat) ? new ChatId(chat) : null, at, Text ?? "");
    }

    // A form gives the school's own time, a program an instant with its offset.
    private DateTimeOffset? Instant()
    {
        string[] local = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];
        string[] exact = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
        if (DateTime.TryParseExact(At, local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var here) && IsSensible(here.Year))
            return new DateTimeOffset(here, Actor.School.Zone.GetUtcOffset(here));

        var told = DateTimeOffset.TryParseExact(At, exact, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at);
        return told && IsSensible(at.Year) ? at : null;

        static bool IsSensible(int year) => year is >= 2000 and <= 2100;
    }

    private async Task<IActionResult> InvalidAsync()
    {
        if (WantsJson)
            return new UnprocessableEntityObjectResult(
                new ValidationProblemDetails(ModelState) { Status = StatusCodes.Status422UnprocessableEntity }
            );

        Chats = await chats.RunAsync(Actor, Cancel);
        return Again();
    }

    private static ObjectResult JsonRefusal(Error error)
    {
        var status = RefusalResult.StatusOf(error.Kind);
        return new ObjectResult(new ProblemDetails { Status = status }) { StatusCode = status };
    }
}
