using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.TagHelpers;

/// <summary>Lets a page's own scripts run: each carries what the answer's Content-Security-Policy asks for.</summary>
[HtmlTargetElement("script")]
public sealed class NonceTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Attributes.SetAttribute("nonce", SecurityHeaders.NonceOf(ViewContext.HttpContext));
}
