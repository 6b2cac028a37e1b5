using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.People;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.People;

/// <summary>A request to join beside what the school knows: accept as somebody known or new, decline, ask.</summary>
public sealed class RequestModel(
    ReadRequest read,
    AcceptRequest accept,
    DeclineRequest decline,
    AskApplicant ask,
    Words words,
    IStringLocalizer<Texts> t
) : SchoolPage
{
    /// <summary>The choice "nobody whom the school knows".</summary>
    public const string New = "new";

    [BindProperty]
    public DecisionInput Input { get; set; } = new();

    public RequestView View { get; private set; } = null!;

    public Clause? Clause => Actor.Edition.Cite(Rule.RequestsReviewed);

    public bool MaySeeLink => Permissions.Permits(Actor, SchoolAction.SeeInvites, Target.Of(View.Request.ClassId));

    /// <summary>What accepting does, before it is done.</summary>
    public string WhatHappens =>
        View.Request.Role switch
        {
            Role.Parent => t["Заявитель станет родителем выбранного ребёнка и получит личную ссылку для входа на странице своей заявки."],
            Role.Student => t[
                "Заявитель станет [учеником этого класса|студентом этой группы] и получит личную ссылку для входа на странице своей заявки."
            ],
            _ => t["Статус заявителя будет подтверждён, личную ссылку для входа он получит на странице своей заявки."],
        };

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        // Only what is almost certain is chosen beforehand.
        Input.As = View.Matches switch
        {
            [] => New,
            [{ IsCertain: true } only] => only.Person.Id.Value.ToString(),
            _ => null,
        };
        Input.Child = View.Children.Where(child => child.SameName).ToList() is [var one] ? one.Id.Value : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAcceptAsync(Guid id)
    {
        var known = Guid.TryParse(Input.As, out var person) ? new PersonId(person) : (PersonId?)null;
        if (known is null && Input.As != New)
            return await AnswerAsync(id, new NotAMatch { Field = nameof(Input.As) }, "");

        var child = Input.Child is { } chosen ? new PersonId(chosen) : (PersonId?)null;
        var accepted = await accept.RunAsync(Actor, new JoinRequestId(id), new Acceptance(known, child), Cancel);
        return await AnswerAsync(id, accepted, t["Заявка принята. Заявитель увидит это по своему адресу."]);
    }

    public async Task<IActionResult> OnPostDeclineAsync(Guid id) =>
        await AnswerAsync(
            id,
            await decline.RunAsync(Actor, new JoinRequestId(id), Input.Reason, Cancel),
            t["Заявка отклонена. Заявитель увидит причину."]
        );

    public async Task<IActionResult> OnPostAskAsync(Guid id) =>
        await AnswerAsync(
            id,
            await ask.RunAsync(Actor, new JoinRequestId(id), Input.Question, Cancel),
            t["Вопрос задан. Ответ появится здесь."]
        );

    public string Describe(RequestMatch match)
    {
        var person = match.Person;
        string?[] facts =
        [
            .. person.Roles.Select(role => words.Of(role, Actor.School.Kind).ToLower(CultureInfo.CurrentCulture)),
            person.Classes.Count > 0 ? string.Join(", ", person.Classes) : null,
            person.JoinedAt is null ? t["ещё не вошёл(а)"].Value : t["уже на портале"].Value,
            match switch
            {
                { IsCertain: true } => t["совпали имя и контакты"].Value,
                { SameName: true } => t["совпало имя"].Value,
                _ => t["совпали контакты"].Value,
            },
        ];
        return string.Join(" · ", facts.Where(fact => fact is not null));
    }

    public string Describe(RequestChild child)
    {
        string?[] facts =
        [
            child.Name.Full,
            child.Class?.Value,
            child.BirthDate?.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
            child.Parents.Count > 0 ? t["родители: {0}", string.Join(", ", child.Parents.Select(parent => parent.Short))].Value : null,
        ];
        return string.Join(" · ", facts.Where(fact => fact is not null));
    }

    private async Task<IActionResult> AnswerAsync(Guid id, Result done, string success)
    {
        if (done.Error is { Kind: ErrorKind.NotFound or ErrorKind.Forbidden } gone)
            return Refused(gone);
        if (done.IsRefused)
            return await OpenAsync(id) ?? Again(done.Error);

        TempData["Done"] = success;
        return Redirect($"/s/{Slug}/people/requests/{id}");
    }

    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        var found = await read.RunAsync(Actor, new JoinRequestId(id), Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        View = found.Value;
        return null;
    }

    public sealed record DecisionInput
    {
        public string? As { get; set; }
        public Guid? Child { get; set; }
        public string? Question { get; set; }
        public string? Reason { get; set; }
    }
}
