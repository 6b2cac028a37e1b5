using System.Collections.Concurrent;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SchoolComms.Web.TagHelpers;

/// <summary><c>&lt;icon name="lock" /&gt;</c>: a picture beside a word, silent for screen readers.</summary>
public sealed class IconTagHelper : TagHelper
{
    private const string Sprite = "/lib/icons.svg";

    // The names stand in the pages: there are as many as the sprite has icons.
    private static readonly ConcurrentDictionary<string, HtmlString> Made = new();

    public required string Name { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Svg(Name));
    }

    /// <summary>The icon itself, for the lists where a tag helper for each entry would cost more than the entry.</summary>
    internal static HtmlString Svg(string name) =>
        Made.GetOrAdd(name, static name => new($"""<svg aria-hidden="true" class="icon"><use href="{Sprite}#{name}"></use></svg>"""));
}
