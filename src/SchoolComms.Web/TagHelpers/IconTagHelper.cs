using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SchoolComms.Web.TagHelpers;

/// <summary><c>&lt;icon name="lock" /&gt;</c>: a picture beside a word, silent for screen readers.</summary>
public sealed class IconTagHelper : TagHelper
{
    private const string Sprite = "/lib/icons.svg";

    public required string Name { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Svg(Name));
    }

    internal static TagBuilder Svg(string name)
    {
        var use = new TagBuilder("use");
        use.Attributes["href"] = $"{Sprite}#{name}";
        var svg = new TagBuilder("svg");
        svg.AddCssClass("icon");
        svg.Attributes["aria-hidden"] = "true";
        svg.InnerHtml.AppendHtml(use);
        return svg;
    }
}
