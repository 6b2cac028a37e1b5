using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace SchoolComms.Testing.Fuzzing;

/// <summary>What is wrong with an answer, whatever was asked.</summary>
/// <param name="patience">How long an answer may take.</param>
public sealed partial class Oracle(TimeSpan patience)
{
    private const string Mark = HostileValues.Mark;

    /// <summary>How much of an answer is quoted, in characters on each side.</summary>
    private const int Around = 60;

    private static readonly HtmlParser Parser = new();
    private static readonly string[] Addressing = ["href", "src", "action", "formaction", "data"];
    private static readonly string[] Running = ["javascript:", "data:", "vbscript:"];

    public bool IsSlow(Answer answer) => answer.Took > patience;

    public IEnumerable<string> Judge(Answer answer)
    {
        if ((int)answer.Status >= 500)
            yield return $"{(int)answer.Status}";
        if (IsSlow(answer))
            yield return "slow";
        if (answer.Headers.Any(Contains))
            yield return "a header of the sender's";
        if (answer.Location is not null && answer.LeadsTo is null)
            yield return "leads elsewhere";
        if (Evaluated().IsMatch(answer.Text))
            yield return "a template was evaluated";
        if (answer.MediaType == "text/csv" && Formula().IsMatch(answer.Text))
            yield return "a formula in a table";
        if (!answer.IsPage)
            yield break;

        if (English().Match(answer.Text) is { Success: true } english)
            yield return $"English: {answer.Text[Math.Max(0, english.Index - Around)..Math.Min(answer.Text.Length, english.Index + Around)]}";
        if (Contains(answer.Text) && Parser.ParseDocument(answer.Text).All.Any(IsMadeBySender))
            yield return "markup of the sender's";
    }

    private static bool IsMadeBySender(IElement element) =>
        element.LocalName.StartsWith($"x-{Mark}", StringComparison.Ordinal)
        || (element.LocalName is "script" or "style" && Contains(element.TextContent))
        || element.Attributes.Any(IsMadeBySender);

    private static bool IsMadeBySender(IAttr attribute) =>
        Contains(attribute.Name)
        || (attribute.Name.StartsWith("on", StringComparison.Ordinal) && Contains(attribute.Value))
        || (
            Addressing.Contains(attribute.Name)
            && Contains(attribute.Value)
            && Running.Any(scheme => attribute.Value.TrimStart().StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        );

    private static bool Contains(string text) => text.Contains(Mark, StringComparison.OrdinalIgnoreCase);

    // Seven times seven before a whole marker: three letters behind a number may stand in a token by chance.
    [GeneratedRegex("49zqx[a-j]{6}", RegexOptions.IgnoreCase)]
    private static partial Regex Evaluated();

    // A cell that a spreadsheet would calculate, if it is of the sender's.
    [GeneratedRegex("""(^|[;,\t"])[=+@-][^;\r\n]*zqx""", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Formula();

    [GeneratedRegex("The (value|field|input) | (is not valid|is invalid|is required|must be a number)", RegexOptions.ExplicitCapture)]
    private static partial Regex English();
}
