using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SchoolComms.Application.Schools;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations.Presets;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Schools;

/// <summary>Sets a school up; whoever does it becomes its first administrator.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Register)]
[HashesPassword]
public sealed class NewModel(
    Registration registration,
    FreshInstallation fresh,
    SetUpSchool setUp,
    SuggestSlug suggest,
    SignInManager<Account> signIn,
    TimeProvider time
) : FormPage
{
    [BindProperty]
    public NewSchoolInput Input { get; set; } = new();

    private CancellationToken Cancel => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync() => await MayAsync() ? Page() : new RefusalResult(new RegistrationClosed());

    /// <summary>A name for addresses that suits the school's name; what somebody has typed stays.</summary>
    public async Task<IActionResult> OnGetSlugAsync()
    {
        if (!await MayAsync())
            return new RefusalResult(new RegistrationClosed());

        Input.ShortName = Request.Query["Input.ShortName"];
        Input.Slug = Request.Query["Input.Slug"].ToString() is { Length: > 0 } typed
            ? typed
            : await suggest.RunAsync(Input.ShortName, Cancel);
        return Partial("_Slug", this);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await MayAsync())
            return new RefusalResult(new RegistrationClosed());

        if (string.IsNullOrWhiteSpace(Input.Slug) && !string.IsNullOrWhiteSpace(Input.ShortName))
        {
            Input.Slug = await suggest.RunAsync(Input.ShortName, Cancel);
            ModelState.Remove("Input.Slug");
        }

        if (Read() is not { } school)
            return Again();

        var done = await setUp.RunAsync(school, Cancel);
        if (done.Error is RegistrationClosed closed)
            return new RefusalResult(closed);
        if (done.IsRefused)
            return Again(done.Error);

        var administrator = await signIn.UserManager.FindByEmailAsync(school.Administrator.Email.Value);
        await signIn.SignInAsync(administrator!, isPersistent: true);
        return Redirect($"/s/{done.Value.Slug}");
    }

    private async Task<bool> MayAsync() => registration.IsOpen || await fresh.RunAsync(Cancel);

    private NewSchool? Read()
    {
        var profile = Take(
            SchoolProfile.Create(Input.FullName ?? "", Input.ShortName ?? "", Input.Locality ?? "", Input.TimeZone ?? "", null, null)
        );
        var regulationOrder = Take(Read(Input.RegulationOrder), nameof(Input.RegulationOrder));
        var appointmentOrder = Take(Read(Input.AppointmentOrder), nameof(Input.AppointmentOrder));
        var director = Read(Input.Director, nameof(Input.Director));
        var administrator = Read(Input.Administrator, nameof(Input.Administrator));
        if (!string.IsNullOrEmpty(Input.Slug) && !Slug.IsValid(Input.Slug))
            AddError(new SlugInvalid { Field = nameof(Input.Slug) });

        return ModelState.IsValid
            ? new NewSchool(
                Input.Slug!,
                Input.Kind,
                profile!,
                RegulationPreset.Find(Input.Preset!)!,
                regulationOrder!,
                director!,
                administrator!,
                appointmentOrder!
            )
            {
                OnlyAsFirst = !registration.IsOpen,
            }
            : null;
    }

    private NewOfficial? Read(OfficialInput official, string whose)
    {
        var name = Take(FullName.Parse(official.Name), $"{whose}.{nameof(official.Name)}");
        var email = Take(EmailAddress.Parse(official.Email), $"{whose}.{nameof(official.Email)}");
        return name is null || email is null ? null : new NewOfficial(name, email, official.Password ?? "");
    }

    // The school's own today; until the time zone is known, the day of the east, where it begins.
    private Result<Order> Read(OrderInput order)
    {
        var zone = RussianTimeZone.Knows(Input.TimeZone) ? Input.TimeZone! : RussianTimeZone.All[^1].Id;
        var today = TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(zone));
        return Order.Create(order.Number, order.Date, DateOnly.FromDateTime(today.DateTime));
    }
}
