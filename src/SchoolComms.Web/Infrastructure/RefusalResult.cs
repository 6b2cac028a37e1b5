using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using SchoolComms.Domain.Common;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Answers with the refusal's own status and a page that says why, which clause, and what to do next.</summary>
public sealed class RefusalResult(Error error) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        // A page inside a school keeps its frame; a refusal before the page has none.
        var data = context is PageContext { ViewData: { } page }
            ? new ViewDataDictionary<Error>(page, error)
            : new ViewDataDictionary<Error>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = error };
        var view = new ViewResult
        {
            ViewName = "/Pages/Shared/Refusal.cshtml",
            ViewData = data,
            StatusCode = StatusOf(error.Kind),
        };
        return view.ExecuteResultAsync(context);
    }

    public static int StatusOf(ErrorKind kind) =>
        kind switch
        {
            ErrorKind.NotFound => StatusCodes.Status404NotFound,
            ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
            ErrorKind.Conflict => StatusCodes.Status409Conflict,
            ErrorKind.Gone => StatusCodes.Status410Gone,
            ErrorKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
}
