using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using SchoolComms.Domain.Common;
using SchoolComms.Web.TagHelpers;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.TagHelpers;

public sealed class ClauseChipTagHelperTests
{
    private static readonly Clause Ladder = new("4.5", "Блокировка <не дольше> месяца.", new DateOnly(2026, 2, 11));

    private readonly ViewContext page = new() { HttpContext = new DefaultHttpContext { TraceIdentifier = "A:1" } };

    [Fact]
    public void A_chip_names_its_clause() => Render(Ladder).QuerySelector("button")!.TextContent.ShouldBe("п.\u00a04.5");

    [Fact]
    public void A_chip_opens_the_clause_in_our_words_with_the_edition()
    {
        var chip = Render(Ladder);
        var card = chip.QuerySelector("#" + chip.QuerySelector("button")!.GetAttribute("popovertarget"))!;
        card.QuerySelector(".clause-summary")!.TextContent.ShouldBe("Блокировка <не дольше> месяца.");
        card.TextContent.ShouldContain("ред. от 11.02.2026");
        card.QuerySelector("a")!.GetAttribute("href").ShouldBe("/s/school31/regulation#p-4.5");
    }

    [Fact]
    public void A_chip_stays_inside_its_paragraph() => Render(Ladder).QuerySelector("p")!.QuerySelector("a").ShouldNotBeNull();

    [Fact]
    public void Two_chips_of_a_page_open_their_own_cards() => Target(Render(Ladder)).ShouldNotBe(Target(Render(Ladder)));

    [Fact]
    public void A_chip_of_a_later_fragment_opens_its_own_card()
    {
        var before = Target(Render(Ladder));
        page.HttpContext = new DefaultHttpContext { TraceIdentifier = "A:2" };
        Target(Render(Ladder)).ShouldNotBe(before);
    }

    [Fact]
    public void No_clause_shows_no_chip() => Render(null).QuerySelector("p")!.ChildNodes.ShouldBeEmpty();

    private static string? Target(IDocument chip) => chip.QuerySelector("button")!.GetAttribute("popovertarget");

    private IDocument Render(Clause? clause)
    {
        var helper = new ClauseChipTagHelper(new EchoLocalizer())
        {
            Clause = clause,
            Slug = "school31",
            ViewContext = page,
        };
        var output = new TagHelperOutput("clause-chip", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(new TagHelperContext([], new Dictionary<object, object>(), "test"), output);
        using var writer = new StringWriter();
        output.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return new HtmlParser().ParseDocument($"<p>{writer}</p>");
    }
}
