using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Invitations;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Invitations;

/// <summary>Issues a link: first where it leads, then for whom, for how many and for how long.</summary>
public sealed class NewInviteModel(ReadInvitePlaces places, IssueInvite issue, IStringLocalizer<Texts> t) : SchoolPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Class { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Chat { get; set; }

    /// <summary>"school", or the id of a class or a chat: what the first step's form sends.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    [BindProperty]
    public InviteInput Input { get; set; } = new();

    public IReadOnlyList<InvitePlaceLine> Places { get; private set; } = [];

    /// <summary>The place that is chosen; null asks for it first.</summary>
    public InvitePlaceLine? Chosen { get; private set; }

    public int Term => Actor.Edition.Regulation.InviteTermDays;

    public Clause? TermClause => InviteRule.ClauseOnUnclaimed(Actor.Edition);

    public static string KeyOf(InvitePlaceLine place) => (place.Class?.Value ?? place.Chat?.Value)?.ToString() ?? "school";

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ChooseAsync() is { } refused)
            return refused;

        Input = new InviteInput
        {
            Role = Chosen?.Roles is [var only] ? only.Role : null,
            Uses = Chosen?.Class is null && Chosen?.Chat is null ? 1 : 30,
            Days = Term,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ChooseAsync() is { } refused)
            return refused;
        if (Chosen is null || !ModelState.IsValid)
            return Again();

        var input = new NewInvite(Input.Role!.Value, Chosen.Class, Chosen.Chat, Input.Uses!.Value, Input.Days!.Value);
        var issued = await issue.RunAsync(Actor, input, Cancel);
        if (issued.IsRefused)
            return Again(issued.Error);

        TempData["Done"] = t["Ссылка выпущена. Скопируйте её и отправьте тем, кого приглашаете."].Value;
        return Redirect($"/s/{Slug}/invites/{issued.Value.Id.Value}");
    }

    private async Task<IActionResult?> ChooseAsync()
    {
        var found = await places.RunAsync(Actor, Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        Places = found.Value;
        var key = Class?.ToString() ?? Chat?.ToString() ?? Place;
        Chosen = key is null && Places is [var only] ? only : Places.FirstOrDefault(place => KeyOf(place) == key);
        return Chosen is null && key is not null
            ? Refused(await places.WhyNotAsync(Actor, Guid.TryParse(key, out var id) ? id : Guid.Empty, Cancel))
            : null;
    }

    public sealed record InviteInput
    {
        public Role? Role { get; set; }
        public int? Uses { get; set; }
        public int? Days { get; set; }
    }

    public sealed class InviteInputValidator : AbstractValidator<InviteInput>
    {
        public InviteInputValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.Role).NotNull().WithMessage(t["Выберите, кого приглашает ссылка."]);
            RuleFor(input => input.Uses).NotNull().WithMessage(t["Напишите, для скольких человек ссылка."]);
            RuleFor(input => input.Days).NotNull().WithMessage(t["Напишите, сколько дней ссылка действует."]);
        }
    }
}
