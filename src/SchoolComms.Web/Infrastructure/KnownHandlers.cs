using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// A page answers what it has a handler for and nothing else: without one it would be shown with nothing in it, and fail. The
/// framework also takes the pages' own filters for handlers of a method called PAGE.
/// </summary>
public sealed class KnownHandlers : IPageFilter
{
    // Before its arguments are bound.
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
        if (context.HandlerMethod is not { HttpMethod: "Get" or "Post" })
            context.HandlerMethod = null;
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HandlerMethod is null)
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }
}
