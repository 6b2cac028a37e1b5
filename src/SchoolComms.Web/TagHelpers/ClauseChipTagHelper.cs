using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using SchoolComms.Domain.Common;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.TagHelpers;

/// <summary>
/// <c>&lt;clause-chip clause="@clause" slug="@slug" /&gt;</c>: «п. 4.5», which opens what the clause says and its edition.
/// A native popover of phrasing elements: it works without a script, may stand inside a paragraph, and nothing clips it.
/// </summary>
public sealed class ClauseChipTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    /// <summary>The clause; null renders nothing, so that a page need not ask.</summary>
    public Clause? Clause { get; set; }

    /// <summary>The school's slug; null leaves out the link to the regulation.</summary>
    public string? Slug { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Clause is null)
        {
            output.SuppressOutput();
            return;
        }

        var number = Words.Cite(Clause.Number, texts);
        var edition = texts["ред. от {0}", Clause.Edition.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)].Value;
        var id = NextId();

        var button = new TagBuilder("button");
        button.AddCssClass("clause");
        button.Attributes["type"] = "button";
        button.Attributes["popovertarget"] = id;
        button.Attributes["title"] = $"{number}, {edition}";
        button.Attributes["data-edition"] = edition;
        button.InnerHtml.Append(number.Replace(' ', '\u00a0'));

        var card = Span("clause-card");
        card.Attributes["id"] = id;
        card.Attributes["popover"] = "auto";
        card.InnerHtml.AppendHtml(Span("clause-number", number));
        card.InnerHtml.AppendHtml(Span("clause-summary", Clause.Summary));
        card.InnerHtml.AppendHtml(Span("clause-edition", edition));
        if (Slug is not null)
        {
            var link = new TagBuilder("a");
            link.Attributes["href"] = $"/s/{Slug}/regulation#p-{Clause.Number}";
            link.InnerHtml.Append(texts["Открыть в регламенте"]);
            card.InnerHtml.AppendHtml(link);
        }

        output.Content.AppendHtml(button).AppendHtml(card);
    }

    /// <summary>Unique in the page, and among the fragments that other requests add to it.</summary>
    private string NextId()
    {
        var http = ViewContext.HttpContext;
        var count = http.Items[typeof(ClauseChipTagHelper)] is int before ? before + 1 : 1;
        http.Items[typeof(ClauseChipTagHelper)] = count;
        return $"clause-{http.TraceIdentifier.Replace(':', '-')}-{count.ToString(CultureInfo.InvariantCulture)}";
    }

    private static TagBuilder Span(string cssClass, string? text = null)
    {
        var span = new TagBuilder("span");
        span.AddCssClass(cssClass);
        span.InnerHtml.Append(text ?? "");
        return span;
    }
}
