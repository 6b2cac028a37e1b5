using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SchoolComms.Web.TagHelpers;

/// <summary><c>&lt;empty-state icon="link" title="Ссылок ещё нет"&gt;what to do first&lt;/empty-state&gt;</c></summary>
public sealed class EmptyStateTagHelper : TagHelper
{
    public required string Icon { get; set; }

    public required string Title { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.AddClass("empty", HtmlEncoder.Default);
        var title = new TagBuilder("div");
        title.AddCssClass("empty-title");
        title.InnerHtml.Append(Title);
        output.PreContent.AppendHtml(IconTagHelper.Svg(Icon)).AppendHtml(title);
    }
}
