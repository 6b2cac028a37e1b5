using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Chats;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Chats;

/// <summary>A message at its own address: an official announcement above all, which everybody can point to (SCH-9).</summary>
public sealed class MessageModel(ReadMessage read, IStringLocalizer<Texts> t) : SchoolPage
{
    /// <summary>The longest heading, in characters.</summary>
    private const int MaxHeading = 80;

    public MessageAtAddress View { get; private set; } = null!;

    /// <summary>The clause that makes the portal the single source; null where the regulation has none.</summary>
    public Clause? SingleSource => Actor.Edition.Cite(Rule.SingleSource);

    public string Address => $"{Request.Scheme}://{Request.Host}{Request.Path}";

    /// <summary>The first line, or the first file's name; of a removed message only what it was.</summary>
    public string Heading =>
        View.Line switch
        {
            { Removal: not null } => View.Chat.IsChannel ? t["Объявление удалено"] : t["Сообщение удалено"],
            { Text: { Length: > 0 } text } => Shortened(text.Split('\n', 2)[0].Trim()),
            _ => Shortened(View.Line.Files[0].Name),
        };

    public async Task<IActionResult> OnGetAsync(Guid id, Guid message)
    {
        var opened = await read.RunAsync(Actor, new ChatId(id), new MessageId(message), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        View = opened.Value;
        return Page();
    }

    private static string Shortened(string line) => line.Length > MaxHeading ? $"{TextCut.First(line, MaxHeading).TrimEnd()}…" : line;
}
