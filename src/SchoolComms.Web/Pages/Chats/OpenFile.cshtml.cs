using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Chats;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Files;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Chats;

/// <summary>A file of a message, for whoever may read the message.</summary>
public sealed class OpenFileModel(OpenAttachment open) : SchoolPage
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid file)
    {
        var opened = await open.RunAsync(Actor, new ChatId(id), new FileId(file), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        // A chat shows its photos at every look: the reader's own browser keeps them until its owner signs out, ten minutes at most.
        if (opened.Value.Kind.IsPicture())
            Response.Headers.CacheControl = "private, max-age=600";
        return SafeFile.Of(Response, opened.Value);
    }
}
