using AngleSharp.Dom;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Chats;

/// <summary>Who is in a chat, as one of its members reads it on the page about the chat.</summary>
internal static class ChatPeople
{
    /// <summary>A line for each member: the name, in which role, and whether they keep order.</summary>
    public static async Task<IReadOnlyList<string>> MembersAsync(this HttpClient client, string chat) =>
        (await (await client.GetAsync($"{chat}/about")).DocumentAsync()).Members();

    /// <summary>The same of a page about a chat that is open.</summary>
    public static IReadOnlyList<string> Members(this IDocument about)
    {
        var card = about.QuerySelectorAll("section.card").Single(card => card.QuerySelector("h2")!.TextContent.Contains("Участники"));
        var lines = card.QuerySelectorAll("li")
            .Select(line => $"{line.QuerySelector("span")!.TextContent} {line.QuerySelector(".state")?.TextContent}".Folded())
            .ToList();
        card.QuerySelector("h2")!.TextContent.Folded().ShouldBe($"Участники {lines.Count}");
        return lines;
    }

    /// <summary>The line of somebody in a chat.</summary>
    public static string As(this Person person, string role, bool moderator = false) =>
        $"{person.Name.Full} · {role}{(moderator ? " Модератор" : "")}";
}
