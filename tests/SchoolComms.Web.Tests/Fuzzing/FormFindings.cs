using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SchoolComms.Testing.Fuzzing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Fuzzing;

/// <summary>What a page's forms keep from whoever does not see them: a hint or an error that stands beside its control and is not tied to it.</summary>
internal static class FormFindings
{
    private static readonly HtmlParser Parser = new();

    /// <summary>The errors that stand at fields, and what is wrong with how they and the hints are told.</summary>
    public static (int Errors, IReadOnlyList<string> Findings) Of(SeenPage page)
    {
        var document = Parser.ParseDocument(page.Answer.Text);
        var lines = document.QuerySelectorAll(".hint, .field-error").Where(IsRead).ToList();
        var errors = lines.Where(line => line.ClassList.Contains("field-error")).ToList();
        var isRefused = (int)page.Answer.Status is 409 or 422;
        var findings = lines
            .Where(line => Described(document, line) is null)
            .Select(line => $"nothing is described by «{line.TextContent.Folded()}»")
            .Concat(errors.SelectMany(error => Unmarked(document, error)))
            .Concat(errors.Count > 0 && !IsConversation(document) ? Unsaid(document, errors) : [])
            .Concat(isRefused && !IsConversation(document) && Alerts(document).Count != 1 ? [$"{Alerts(document).Count} alerts"] : []);
        return (errors.Count, [.. findings.Select(finding => $"{page.Guest.Name} {page.Address} ({(int)page.Answer.Status}): {finding}")]);
    }

    // What stands inside a label is part of the control's name.
    private static bool IsRead(IElement line) =>
        line.TextContent.Trim().Length > 0 && line.Closest("label") is null && line.Closest("[hidden]") is null;

    private static IElement? Described(IDocument document, IElement line) =>
        line.Id is { Length: > 0 } id ? document.QuerySelector($"[aria-describedby~='{id}']") : null;

    private static IEnumerable<string> Unmarked(IDocument document, IElement error) =>
        ControlsOf(document, error)
            .Where(control => control.GetAttribute("aria-invalid") != "true")
            .Select(control => $"{control.GetAttribute("name")} is not marked for «{error.TextContent.Folded()}»");

    // A group is described as a whole; the fields inside it have descriptions and marks of their own.
    private static IEnumerable<IElement> ControlsOf(IDocument document, IElement error)
    {
        var described = Described(document, error);
        return described is IHtmlFieldSetElement group
                ? group
                    .QuerySelectorAll("input[name]:not([type=hidden]):not([disabled]), select[name], textarea[name]")
                    .Where(control => control.Closest(".field, .rule-cell") == group)
            : described is null ? []
            : [described];
    }

    private static IEnumerable<string> Unsaid(IDocument document, IEnumerable<IElement> errors)
    {
        if (document.Title?.StartsWith("Ошибка: ", StringComparison.Ordinal) is not true)
            yield return $"the title is «{document.Title}»";
        if (Alerts(document) is not [var summary, ..])
            yield break;

        if (document.QuerySelector("h1") is { } heading && !summary.CompareDocumentPosition(heading).HasFlag(DocumentPositions.Following))
            yield return "the summary stands under the heading";
        foreach (var error in errors)
        {
            var (said, controls) = (error.TextContent.Folded(), ControlsOf(document, error).ToList());
            var ways = summary.QuerySelectorAll("a").Where(link => link.TextContent.Folded().EndsWith(said, StringComparison.Ordinal));
            var places = ways.Select(link => document.GetElementById(link.GetAttribute("href")![1..]));
            if (!places.Any(place => controls.Count == 0 ? place is not null : controls.Contains(place!)))
                yield return $"no way leads to the field of «{said}»";
        }
    }

    private static List<IElement> Alerts(IDocument document) =>
        [.. document.QuerySelectorAll("[role=alert]:not([hidden])").Where(alert => alert.TextContent.Trim().Length > 0)];

    private static bool IsConversation(IDocument document) => document.QuerySelector(".shell-conversation") is not null;
}
