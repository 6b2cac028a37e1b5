using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Turns away what carries the character U+0000: nobody types it, and no text in PostgreSQL can hold it.</summary>
public sealed class RefuseNul : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        var texts = request.Query.SelectMany(pair => pair.Value);
        if (HttpMethods.IsPost(request.Method) && request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(context.HttpContext.RequestAborted);
            texts = texts.Concat(form.SelectMany(pair => pair.Value)).Concat(form.Files.Select(file => file.FileName));
        }

        if (texts.Any(text => text?.Contains('\0', StringComparison.Ordinal) is true))
            context.Result = new BadRequestResult();
        else
            await next();
    }
}
