using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Common;

namespace SchoolComms.Web.Infrastructure;

/// <summary>A page with a form: what the domain refuses is said at the fields of its <c>Input</c>, or above the form.</summary>
public abstract class FormPage : PageModel
{
    private FormProblems Problems => HttpContext.RequestServices.GetRequiredService<FormProblems>();

    /// <summary>Why the last thing asked for was refused.</summary>
    public Error? Refusal => Problems.Refusal;

    /// <summary>The value that was read; a refusal is put at its field, and the page's state is invalid from then on.</summary>
    /// <param name="result">What the domain made of what was typed.</param>
    /// <param name="at">The field, or the group of fields that the refusal's own field belongs to.</param>
    protected internal T? Take<T>(Result<T> result, string? at = null)
    {
        if (!result.IsRefused)
            return result.Value;

        AddError(result.Error, at);
        return default;
    }

    /// <summary>Puts a refusal at its field; one about the whole stands above the form.</summary>
    protected void AddError(Error error, string? at = null)
    {
        var field = string.Join('.', new[] { at, error.Field }.Where(part => part is not null));
        if (field.Length == 0)
            Problems.Refusal = error;
        AddErrorAt(field.Length == 0 ? "" : $"Input.{field}", error);
    }

    /// <summary>Puts a refusal at a field that is not of the <c>Input</c>, by its full name.</summary>
    protected void AddErrorAt(string name, Error error)
    {
        Problems.Cite(name, error.Clause);
        ModelState.AddModelError(name, HttpContext.RequestServices.GetRequiredService<ErrorTexts>().Of(error));
    }

    /// <summary>The same page again with everything that was typed, and the refusal at its place: 422, or the refusal's own status.</summary>
    protected PageResult Again(Error? error = null)
    {
        if (error is not null)
        {
            Problems.Refusal = error;
            AddError(error);
        }

        return Answer(error?.Kind ?? ErrorKind.Invalid);
    }

    /// <summary>The same page again with a refusal at a field that is not of the <c>Input</c>.</summary>
    protected PageResult AgainAt(string name, Error error)
    {
        AddErrorAt(name, error);
        return Answer(error.Kind);
    }

    /// <summary>Null where the person at this browser knows the password of the sign-in that is open here; else what to answer.</summary>
    protected async Task<IActionResult?> ConfirmAsync(AccountSignIn signIn, string? password, string name)
    {
        using var attempt = await signIn.BeginConfirmingAsync();
        if (attempt.MustWait is { } after)
            return this.TooOften(after);
        if (await signIn.KnowsAsync(password))
            return null;

        attempt.Fail();
        return AgainAt(name, new AccountRefused(AccountRefused.PasswordMismatch));
    }

    private PageResult Answer(ErrorKind refusal)
    {
        Response.StatusCode = RefusalResult.StatusOf(refusal);
        return Page();
    }
}
