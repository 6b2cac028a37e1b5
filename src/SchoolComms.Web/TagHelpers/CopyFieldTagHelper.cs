using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace SchoolComms.Web.TagHelpers;

/// <summary><c>&lt;copy-field id="link" label="Ссылка" value="…" /&gt;</c>: text to take along; without a script it is selected by hand.</summary>
public sealed class CopyFieldTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    public required string Id { get; set; }

    public required string Label { get; set; }

    public required string Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var label = new TagBuilder("label");
        label.Attributes["for"] = Id;
        label.InnerHtml.Append(Label);

        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass("input");
        input.Attributes["id"] = Id;
        input.Attributes["readonly"] = "readonly";
        input.Attributes["value"] = Value;

        var button = new TagBuilder("button");
        button.AddCssClass("btn needs-script");
        button.Attributes["type"] = "button";
        button.Attributes["data-copy"] = $"#{Id}";
        button.Attributes["data-copied"] = texts["Скопировано"];
        button.InnerHtml.Append(texts["Скопировать"]);

        var line = new TagBuilder("div");
        line.AddCssClass("copy");
        line.InnerHtml.AppendHtml(input).AppendHtml(button);

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("field", HtmlEncoder.Default);
        output.Content.AppendHtml(label).AppendHtml(line);
    }
}
