using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SchoolComms.Application.People;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.People;

/// <summary>A stranger asks a school to let them join: as whom, how to reach them, whose parent. No sign-in is needed.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Apply)]
public sealed class ApplyModel(ReadApplication read, SubmitRequest submit, ApplicationCookie cookie, SchoolTexts texts, TimeProvider time)
    : FormPage
{
    /// <summary>In the order in which people most often come.</summary>
    public static readonly Role[] Offered =
    [
        Domain.People.Role.Parent,
        Domain.People.Role.Student,
        Domain.People.Role.Teacher,
        Domain.People.Role.Staff,
    ];

    [FromRoute(Name = "school")]
    public string Slug { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Role? Role { get; set; }

    [BindProperty]
    public ApplicantInput Input { get; set; } = new();

    public ApplicationForm Form { get; private set; } = null!;

    private CancellationToken Cancel => HttpContext.RequestAborted;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var form = await read.RunAsync(Slug, Cancel);
        if (form.IsRefused)
        {
            context.Result = new RefusalResult(form.Error);
            return;
        }

        Form = form.Value;
        texts.Enter(Form.School);
        await next();
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Role is not { } role || !Enum.IsDefined(role))
            return Redirect($"/apply/{Slug}");

        var applicant = Read(role);
        if (applicant is null)
            return Again();

        var submitted = await submit.RunAsync(Slug, applicant, Cancel);
        if (submitted.IsRefused)
            return Again(submitted.Error);

        cookie.Keep(HttpContext, Slug, submitted.Value);
        return Redirect($"/apply/{Slug}/state");
    }

    // What is wrong with several fields is said at once.
    private Applicant? Read(Role role)
    {
        var name = Take(FullName.Parse(Input.Name), nameof(Input.Name));
        var phone = string.IsNullOrWhiteSpace(Input.Phone) ? null : Take(PhoneNumber.Parse(Input.Phone), nameof(Input.Phone));
        var email = string.IsNullOrWhiteSpace(Input.Email) ? null : Take(EmailAddress.Parse(Input.Email), nameof(Input.Email));
        var child = string.IsNullOrWhiteSpace(Input.ChildName) ? null : Take(FullName.Parse(Input.ChildName), nameof(Input.ChildName));
        if (Input.ChildBirthDate is { } born)
            Take(BirthDates.Check(born, Form.School.DateAt(time.GetUtcNow())), nameof(Input.ChildBirthDate));
        ClassId? @class = Input.Class is { } chosen ? new ClassId(chosen) : null;
        return ModelState.IsValid ? new Applicant(role, name!, phone, email, @class, child, Input.ChildBirthDate, Input.Note) : null;
    }

    public sealed record ApplicantInput
    {
        public string? Name { get; set; }
        public string? Phone { get; set; }
        public string? Email { get; set; }
        public string? ChildName { get; set; }
        public DateOnly? ChildBirthDate { get; set; }
        public Guid? Class { get; set; }
        public string? Note { get; set; }
    }
}
