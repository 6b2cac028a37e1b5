using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Consents;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Chats;

/// <summary>The step between choosing a photo and sending it: are there people on it, and who.</summary>
public sealed class PhotoModel(AskAboutPhoto ask, PostMessage post) : SchoolPage
{
    public PhotoQuestion Question { get; private set; } = null!;

    [BindProperty]
    public Answer Input { get; set; } = new();

    public string ChatHref => $"/s/{Slug}/chats/{Question.Chat.Id.Value}";

    /// <summary>What the author sends to a parent.</summary>
    public string WhereToConsent => $"{Request.Scheme}://{Request.Host}/s/{Slug}/consents/mine";

    /// <summary>Somebody on the photo has not consented.</summary>
    public bool LacksConsent =>
        Refusal is MessageStopped stopped && stopped.Verdict.Decisive.Any(finding => finding.Rule == Rule.PhotoOfPeople);

    public async Task<IActionResult> OnGetAsync(Guid id) => await OpenAsync(id) ?? Page();

    public async Task<IActionResult> OnPostFindAsync(Guid id)
    {
        ModelState.Clear();
        return await OpenAsync(id) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await OpenAsync(id) is { } elsewhere)
            return elsewhere;
        if (!ModelState.IsValid)
            return Again();

        var people = Input.HasPeople == true ? new PeopleOnPhoto(Input.Chosen, Input.Document) : new PeopleOnPhoto([], null);
        var posted = await post.RunAsync(Actor, new ChatId(id), Question.Unsent.Text, Input.Warned, people, form: null, Cancel);
        if (posted.Error is { Kind: ErrorKind.NotFound })
            return Refused(posted.Error);

        return posted.IsRefused ? Again(posted.Error) : Redirect(ChatHref);
    }

    // Sent from another page meanwhile, or forgotten after a day: there is nothing to ask about.
    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        var opened = await ask.RunAsync(Actor, new ChatId(id), Input.Name, Input.Chosen, Cancel);
        if (opened.Error is NotFound { What: nameof(UnsentMessage) })
            return Redirect($"/s/{Slug}/chats/{id}");
        if (opened.IsRefused)
            return Refused(opened.Error);

        Question = opened.Value;
        return null;
    }

    public sealed record Answer
    {
        public bool? HasPeople { get; set; }
        public List<Guid> People { get; set; } = [];

        /// <summary>The written permission of people who are not of the school.</summary>
        public string? Document { get; set; }

        /// <summary>How a name begins that is looked for.</summary>
        public string? Name { get; set; }

        public bool Warned { get; set; }

        public IReadOnlyCollection<PersonId> Chosen => People.ConvertAll(id => new PersonId(id));
    }

    public sealed class AnswerValidator : AbstractValidator<Answer>
    {
        public AnswerValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(answer => answer.HasPeople).NotNull().WithMessage(t["Ответьте, есть ли на фото люди."]);
            RuleFor(answer => answer.People)
                .Must((answer, people) => people.Count > 0 || !string.IsNullOrWhiteSpace(answer.Document))
                .When(answer => answer.HasPeople == true)
                .WithMessage(t["Отметьте, кто на фото, или укажите письменное разрешение."]);
            RuleFor(answer => answer.Document)
                .MaximumLength(PeopleOnPhoto.MaxDocument)
                .WithMessage(t["Номер и дата разрешения длиннее {0} знаков.", PeopleOnPhoto.MaxDocument]);
        }
    }
}
