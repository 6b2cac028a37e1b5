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
        return opened.IsRefused ? Refused(opened.Error) : SafeFile.Of(Response, opened.Value);
    }
}
