using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>Records a council's opinion on the draft: whose, by which protocol, with what remark.</summary>
public sealed class DraftOpinionModel(ReadDraft read, RecordOpinion record, IStringLocalizer<Texts> t) : SchoolPage
{
    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public OpinionInput Input { get; set; } = new();

    public Clause? Asked => Actor.Edition.Cite(Rule.OpinionsHeard);

    public async Task<IActionResult> OnGetAsync()
    {
        if (Unpermitted() is { } refused)
            return refused;

        var opened = await read.RunAsync(Actor, Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);
        if (opened.Value is not { Draft: var draft })
            return Refused(new DraftClosed());

        Version = draft.Version;
        Input.Council = Actor
            .Edition.Regulation.Councils.Cast<Council?>()
            .FirstOrDefault(council => draft.Opinions.All(opinion => opinion.Council != council));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Unpermitted() is { } refused)
            return refused;

        var opinion = Take(
            CouncilOpinion.Create(Input.Council ?? default, Input.Protocol, Input.Date, Input.Remark, Version, Actor.School.DateAt(Now))
        );
        if (!ModelState.IsValid)
            return Again();

        var recorded = await record.RunAsync(Actor, opinion!, Cancel);
        if (recorded.IsRefused)
            return recorded.Error.Kind == ErrorKind.Conflict ? Again(recorded.Error) : Refused(recorded.Error);

        TempData["Done"] = t["Мнение записано."].Value;
        return Redirect($"/s/{Slug}/regulation/edit");
    }

    private IActionResult? Unpermitted() =>
        Permissions.Check(Actor, SchoolAction.DraftRegulation, Target.School).Error is { } refused ? Refused(refused) : null;

    public sealed record OpinionInput
    {
        public Council? Council { get; set; }
        public string? Protocol { get; set; }
        public DateOnly? Date { get; set; }
        public string? Remark { get; set; }
    }

    public sealed class OpinionValidator : AbstractValidator<OpinionInput>
    {
        public OpinionValidator(IStringLocalizer<Texts> t) =>
            RuleFor(input => input.Council).NotNull().IsInEnum().WithMessage(t["Выберите, чьё это мнение."]);
    }
}
