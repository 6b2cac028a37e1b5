using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;
using SchoolComms.Web.Pages.Schools;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>The director approves the draft by an order, having seen what changes for whom.</summary>
public sealed class ApproveModel(ReadApproval read, ApproveDraft approve, Words words, IStringLocalizer<Texts> t) : SchoolPage
{
    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public ApprovalInput Input { get; set; } = new();

    public ApprovalView View { get; private set; } = null!;

    public DraftPlaces Places => new(words, Actor.School.Kind);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenAsync() is { } refused)
            return refused;

        Version = View.View.Draft.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await OpenAsync() is { } refused)
            return refused;

        var order = Take(Order.Create(Input.Order.Number, Input.Order.Date, Actor.School.DateAt(Now)), nameof(Input.Order));
        if (!ModelState.IsValid)
            return Again();

        var approved = await approve.RunAsync(Actor, Version, order!, Input.InForceFrom!.Value, Cancel);
        if (approved.Error is { Kind: ErrorKind.Forbidden })
            return Refused(approved.Error);
        if (approved.IsRefused)
            return Again(approved.Error);

        TempData["Done"] =
            approved.Value.InForceFrom > Now
                ? t["Редакция {0} утверждена. До её дня действует прежняя.", approved.Value.Number].Value
                : t["Редакция {0} утверждена и действует.", approved.Value.Number].Value;
        return Redirect($"/s/{Slug}/regulation?edition={approved.Value.Number}");
    }

    private async Task<IActionResult?> OpenAsync()
    {
        var opened = await read.RunAsync(Actor, Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        View = opened.Value;
        return null;
    }

    public sealed record ApprovalInput
    {
        public OrderInput Order { get; set; } = new();
        public DateOnly? InForceFrom { get; set; }
    }

    public sealed class ApprovalValidator : AbstractValidator<ApprovalInput>
    {
        public ApprovalValidator(IStringLocalizer<Texts> t) =>
            RuleFor(input => input.InForceFrom).NotNull().WithMessage(t["Укажите, с какого дня действует редакция."]);
    }
}
