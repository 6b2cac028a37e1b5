using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Moderation;
using SchoolComms.Application.People;
using SchoolComms.Application.Schools;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Schools;

/// <summary>The organisation's information, and who manages the school by which order.</summary>
public sealed class SchoolModel(
    EditSchool edit,
    ListAppointments list,
    ListNominations nominations,
    ListAuthorisations authorisations,
    IStringLocalizer<Texts> t
) : SchoolPage
{
    [BindProperty]
    public Information Input { get; set; } = new();

    public IReadOnlyList<AppointmentLine> Appointments { get; private set; } = [];

    public IReadOnlyList<NominationLine> Nominations { get; private set; } = [];

    /// <summary>For the director: who decides in the director's place, now and before.</summary>
    public IReadOnlyList<AuthorisationLine> Authorisations { get; private set; } = [];

    /// <summary>The regulation knows something that an official may be authorised to.</summary>
    public bool MayAuthorise => Enum.GetValues<Power>().Any(power => Actor.Edition.Regulation.Contains(Authorisation.RuleOf(power)));

    /// <summary>The regulation gives the deputy for IT a say, and it is this person who names one.</summary>
    public bool MayAppointDeputyForIt =>
        Actor.Edition.Regulation.AdministratorConsent.Contains(Office.Deputy) && May(SchoolAction.AppointDeputy);

    /// <summary>What the regulation says about keeping the information, and about administrators.</summary>
    public Clause? InformationClause => Actor.Edition.Cite(Rule.InformationEdited);

    public Clause? AppointmentClause => AdministratorRule.ClauseOf(Actor.Edition);

    /// <summary>An appointment that has not ended: an administrator's, and for the director a deputy's.</summary>
    public bool MayEnd(AppointmentLine line) =>
        (line.EndsAt is null || Now < line.EndsAt)
        && line.Office is Office.Administrator or Office.Deputy
        && May(Appointment.ActionToEnd(line.Office));

    public async Task<IActionResult> OnGetAsync()
    {
        var profile = Actor.School.Profile;
        Input = new Information
        {
            FullName = profile.FullName,
            ShortName = profile.ShortName,
            Locality = profile.Locality,
            TimeZone = profile.TimeZone,
            Email = profile.Email,
            Phone = profile.Phone,
        };
        return await ShowAsync() ?? Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var profile = Read();
        if (profile is null)
            return await ShowAsync() ?? Again();

        var edited = await edit.RunAsync(Actor, profile, Cancel);
        if (edited.IsRefused)
            return Refused(edited.Error);

        TempData["Done"] = t["Сведения сохранены."].Value;
        return Redirect($"/s/{Slug}/school");
    }

    private async Task<IActionResult?> ShowAsync()
    {
        var may = Permissions.Check(Actor, SchoolAction.EditSchool, Target.School);
        if (may.IsRefused)
            return Refused(may.Error);

        var appointments = await list.RunAsync(Actor, Cancel);
        if (appointments.IsRefused)
            return Refused(appointments.Error);

        Appointments = appointments.Value;
        Nominations = await nominations.RunAsync(Actor, Cancel);
        if (May(SchoolAction.Authorise))
            Authorisations = (await authorisations.RunAsync(Actor, Cancel)).Value;
        return null;
    }

    private SchoolProfile? Read()
    {
        var email = string.IsNullOrWhiteSpace(Input.Email) ? null : Take(EmailAddress.Parse(Input.Email), nameof(Input.Email));
        var phone = string.IsNullOrWhiteSpace(Input.Phone) ? null : Take(PhoneNumber.Parse(Input.Phone), nameof(Input.Phone));
        var profile = Take(
            SchoolProfile.Create(
                Input.FullName ?? "",
                Input.ShortName ?? "",
                Input.Locality ?? "",
                Input.TimeZone ?? "",
                email?.Value,
                phone?.Display
            )
        );
        return ModelState.IsValid ? profile : null;
    }

    public sealed record Information
    {
        public string? FullName { get; set; }
        public string? ShortName { get; set; }
        public string? Locality { get; set; }
        public string? TimeZone { get; set; }
        public string? Email { get; set; }
        public string? Phone { get; set; }
    }

    public sealed class InformationValidator : AbstractValidator<Information>
    {
        public InformationValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.FullName).NotEmpty().WithMessage(t["Напишите полное название."]);
            RuleFor(input => input.FullName).MaximumLength(SchoolProfile.MaxFullName).WithMessage(t["Название слишком длинное."]);
            RuleFor(input => input.ShortName).NotEmpty().WithMessage(t["Напишите краткое название."]);
            RuleFor(input => input.ShortName).MaximumLength(SchoolProfile.MaxShortName).WithMessage(t["Название слишком длинное."]);
            RuleFor(input => input.Locality).NotEmpty().WithMessage(t["Напишите город, посёлок или село."]);
            RuleFor(input => input.Locality).MaximumLength(SchoolProfile.MaxLocality).WithMessage(t["Название слишком длинное."]);
        }
    }
}
