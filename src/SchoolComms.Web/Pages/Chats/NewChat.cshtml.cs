using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Chats;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Chats;

/// <summary>Creates a chat: first which one, by the regulation's rights, then its name and people.</summary>
public sealed class NewChatModel(ReadNewChat read, CreateChat create, IStringLocalizer<Texts> t) : SchoolPage
{
    [BindProperty(SupportsGet = true)]
    public ChatKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Class { get; set; }

    [BindProperty]
    public ChatInput Input { get; set; } = new();

    public IReadOnlyList<ChatChoice> Choices { get; private set; } = [];

    /// <summary>The form of the kind that is chosen; null asks for it first.</summary>
    public NewChatForm? Form { get; private set; }

    /// <summary>Where the form goes.</summary>
    public string Address => $"/s/{Slug}/chats/new?kind={Kind}&class={Class}";

    public async Task<IActionResult> OnGetAsync() => await OpenAsync() ?? Page();

    public async Task<IActionResult> OnPostFindAsync()
    {
        ModelState.Clear();
        return await OpenAsync() ?? Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await OpenAsync() is { } refused)
            return refused;
        if (Form is null || !ModelState.IsValid)
            return Again();

        var input = new NewChat(Form.Choice.Kind, Form.Choice.Class, Input.Name!, Input.Chosen);
        var created = await create.RunAsync(Actor, input, Cancel);
        if (created.IsRefused)
            return Again(created.Error);

        TempData["Done"] = t["Чат создан. Вы его модератор."].Value;
        return Redirect($"/s/{Slug}/chats/{created.Value.Value}/about");
    }

    private async Task<IActionResult?> OpenAsync()
    {
        var choices = await read.RunAsync(Actor, Cancel);
        if (choices.IsRefused)
            return Refused(choices.Error);

        Choices = choices.Value;
        if (Kind is not { } kind)
            return null;

        var @class = Class is { } id ? new ClassId(id) : (ClassId?)null;
        var form = await read.FormAsync(Actor, kind, @class, Input.Search, Input.Chosen, Cancel);
        if (form.IsRefused)
            return Refused(form.Error);

        Form = form.Value;
        return null;
    }

    public sealed record ChatInput
    {
        public string? Name { get; set; }
        public Guid[] Members { get; set; } = [];

        /// <summary>A part of a name: whom the form offers beside those who are chosen.</summary>
        public string? Search { get; set; }

        public IReadOnlyList<PersonId> Chosen => [.. Members.Select(PersonId.From)];
    }

    public sealed class ChatInputValidator : AbstractValidator<ChatInput>
    {
        public ChatInputValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.Name).NotEmpty().WithMessage(t["Назовите чат."]);
            RuleFor(input => input.Name).MaximumLength(Chat.MaxName).WithMessage(t["Название длиннее {0} знаков.", Chat.MaxName]);
        }
    }
}
