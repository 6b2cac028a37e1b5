using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SchoolComms.Web.TagHelpers;

/// <summary>
/// <c>&lt;verdict is="Refused" title="Сообщение не отправлено"&gt;…&lt;/verdict&gt;</c>: what was decided, on what ground, what to do next.
/// A refusal is announced (<c>role="alert"</c>), the other meanings are not.
/// </summary>
public sealed class VerdictTagHelper : TagHelper
{
    public Meaning Is { get; set; }

    public required string Title { get; set; }

    /// <summary>Another icon than the meaning's own.</summary>
    public string? Icon { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.AddClass("verdict", HtmlEncoder.Default);
        output.AddClass(Is.Class(), HtmlEncoder.Default);
        if (Is is Meaning.Refused && !output.Attributes.ContainsName("role"))
        {
            output.Attributes.SetAttribute("role", "alert");
        }

        var title = new TagBuilder("div");
        title.AddCssClass("verdict-title");
        title.InnerHtml.Append(Title);

        output.PreContent.AppendHtml(IconTagHelper.Svg(Icon ?? Is.Icon()));
        output.PreContent.AppendHtml("<div class=\"verdict-body\">").AppendHtml(title);
        output.PostContent.AppendHtml("</div>");
    }
}
