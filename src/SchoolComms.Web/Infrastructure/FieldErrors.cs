using Microsoft.AspNetCore.Mvc.RazorPages;
using SchoolComms.Domain.Common;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Puts the domain's refusals at the fields of a page's <c>Input</c> that they are about.</summary>
public static class FieldErrors
{
    /// <summary>The value that was read; a refusal is put at its field, and the page's state is invalid from then on.</summary>
    /// <param name="page">The page with the <c>Input</c>.</param>
    /// <param name="result">What the domain made of what was typed.</param>
    /// <param name="at">The field, or the group of fields that the refusal's own field belongs to.</param>
    public static T? Take<T>(this PageModel page, Result<T> result, string? at = null)
    {
        if (!result.IsRefused)
            return result.Value;

        page.AddError(result.Error, at);
        return default;
    }

    public static void AddError(this PageModel page, Error error, string? at = null)
    {
        var field = string.Join('.', new[] { "Input", at, error.Field }.Where(part => part is not null));
        page.ModelState.AddModelError(field, page.HttpContext.RequestServices.GetRequiredService<ErrorTexts>().Of(error));
    }

    /// <summary>The same page again with everything that was typed: 422, or the refusal's own status.</summary>
    public static PageResult Unaccepted(this PageModel page, Error? error = null)
    {
        page.Response.StatusCode = RefusalResult.StatusOf(error?.Kind ?? ErrorKind.Invalid);
        return page.Page();
    }
}
