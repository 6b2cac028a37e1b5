using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>
/// «Можно ли?»: what the regulation says about a message before it is written, for people and, as JSON, for programs.
/// </summary>
// Without a token: the handler sends and keeps nothing, and a program that only asks has no form to take one from.
[IgnoreAntiforgeryToken(Order = 1001)]
public sealed class TryModel(TryMessage trial, TrialChats chats, IStringLocalizer<Texts> t) : SchoolPage
{
    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Chat { get; set; }

    [BindProperty]
    public string? At { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public IReadOnlyList<TrialChat> Chats { get; private set; } = [];

    /// <summary>What came out; null before anything was tried.</summary>
    public Verdict? Verdict { get; private set; }

    private bool WantsJson => Request.GetTypedHeaders().Accept.Any(accept => accept.MediaType == "application/json");

    public async Task OnGetAsync()
    {
        Role = NameOf(Actor.Roles.Order().Select(Actor.AudienceAs).FirstOrDefault(Audience.Parent));
        Chats = await chats.RunAsync(Actor, Cancel);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var asked = Read();
        if (asked is null)
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

    /// <summary>The name of an audience in addresses and JSON: "parent".</summary>
    public static string NameOf(Audience audience) => JsonNamingPolicy.KebabCaseLower.ConvertName(audience.ToString());

    private Trial? Read()
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
        if (string.IsNullOrWhiteSpace(Text))
            ModelState.AddModelError(nameof(Text), t["Напишите сообщение."]);
        else if (Text.Length > Message.MaxText)
            ModelState.AddModelError(nameof(Text), t["Сообщение длиннее {0} знаков. Разделите его на части.", Message.MaxText]);

        return ModelState.IsValid ? new Trial(audience, Guid.TryParse(Chat, out var chat) ? new ChatId(chat) : null, at, Text!) : null;
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
