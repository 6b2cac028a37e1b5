using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SchoolComms.Web.TagHelpers;

/// <summary><c>&lt;state is="Blocked"&gt;Заблокирована до 3 апреля&lt;/state&gt;</c>: icon, word and colour together.</summary>
public sealed class StateTagHelper : TagHelper
{
    public Meaning Is { get; set; }

    /// <summary>Another icon than the meaning's own.</summary>
    public string? Icon { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.AddClass("state", HtmlEncoder.Default);
        output.AddClass(Is.Class(), HtmlEncoder.Default);
        output.PreContent.AppendHtml(IconTagHelper.Svg(Icon ?? Is.Icon()));
    }
}
