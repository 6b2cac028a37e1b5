using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.TagHelpers;

/// <summary><c>&lt;when at="@at" zone="@zone" now="@now" /&gt;</c>: «сегодня, 14:05», exact on hover, machine-readable inside.</summary>
public sealed class WhenTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    public DateTimeOffset At { get; set; }

    /// <summary>The school's time zone.</summary>
    public required TimeZoneInfo Zone { get; set; }

    public DateTimeOffset Now { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", Moment.Machine(At, Zone));
        output.Attributes.SetAttribute("title", Moment.Exact(At, Zone));
        output.Content.SetContent(Moment.Say(At, Zone, Now, texts));
    }
}
