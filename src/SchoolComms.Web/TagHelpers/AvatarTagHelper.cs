using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SchoolComms.Web.TagHelpers;

/// <summary><c>&lt;avatar name="Соколова Анна Игоревна" /&gt;</c>: initials on a colour that follows the name. The name stands beside it.</summary>
public sealed partial class AvatarTagHelper : TagHelper
{
    private const int Colours = 5;

    public required string Name { get; set; }

    public bool Small { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("avatar", HtmlEncoder.Default);
        output.AddClass($"avatar-{Colour(Name).ToString(CultureInfo.InvariantCulture)}", HtmlEncoder.Default);
        if (Small)
        {
            output.AddClass("avatar-small", HtmlEncoder.Default);
        }

        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("data-initials", Initials(Name));
    }

    /// <summary>Of the first two words: «СА»; of a class «5А».</summary>
    public static string Initials(string name) =>
        string.Concat(Words().Matches(name).Take(2).Select(word => word.ValueSpan[0])).ToUpper(CultureInfo.CurrentCulture);

    [GeneratedRegex(@"[\p{L}\p{Nd}]+", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Words();

    /// <summary>Stable over processes, unlike <see cref="string.GetHashCode()"/>.</summary>
    public static int Colour(string name) => name.Aggregate(0, (sum, letter) => (sum * 31 + letter) % 9973) % Colours;
}
