using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Turns away what nobody types: U+0000, which no text in PostgreSQL can hold, and U+FFFE, which no normal form has.</summary>
public sealed class RefuseBadText : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        if (await IsBadAsync(context.HttpContext.Request))
            context.Result = new BadRequestResult();
        else
            await next();
    }

    private static async Task<bool> IsBadAsync(HttpRequest request)
    {
        if (request.Query.SelectMany(pair => pair.Value).Any(IsBad))
            return true;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
            return false;

        try
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return form.SelectMany(pair => pair.Value).Concat(form.Files.Select(file => file.FileName)).Any(IsBad);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            // Parts cut short, too many fields, or a field that no form can have.
            return true;
        }
    }

    private static bool IsBad(string? text) => text.AsSpan().ContainsAny('\0', '\uFFFE');
}
