using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Tests.Infrastructure;

/// <summary>Nothing is refused in silence: what no field of the page shows stands above it.</summary>
public sealed class FormPageTests
{
    private static readonly Clause Clause = new("4.5", "О сроках", new DateOnly(2026, 2, 11));

    [Fact]
    public void A_refusal_about_a_field_is_put_there_with_its_clause_and_answers_with_its_own_status()
    {
        var page = new SomePage();

        page.Refuse(new SomeError(ErrorKind.Conflict, Clause) { Field = "Day" });
        page.Problems.Place("Input.Day", "the-day", "День");

        page.Response.StatusCode.ShouldBe(StatusCodes.Status409Conflict);
        page.ModelState["Input.Day"]!.Errors.ShouldHaveSingleItem();
        page.Unsaid.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(said => said.Control.ShouldBe("the-day"), said => said.Clause.ShouldBe(Clause));
    }

    [Fact]
    public void What_is_wrong_with_several_fields_alike_is_said_with_their_names()
    {
        var page = new SomePage();
        foreach (var (field, label) in (ReadOnlySpan<(string, string)>)[("Input.Less", "Меньше"), ("Input.More", "Больше")])
        {
            page.ModelState.AddModelError(field, "Укажите число.");
            page.Problems.Place(field, field, label);
        }

        page.Unsaid.Select(said => said.Text).ShouldBe(["Меньше: Укажите число.", "Больше: Укажите число."]);
    }

    [Fact]
    public void A_refusal_about_a_field_that_the_page_does_not_have_is_said_above_it()
    {
        var page = new SomePage();

        page.Refuse(new SomeError(ErrorKind.Invalid) { Field = "Elsewhere" });

        page.Unsaid.ShouldHaveSingleItem().Control.ShouldBeNull();
    }

    [Fact]
    public void A_refusal_about_the_whole_is_no_field_s_and_lets_nothing_pass()
    {
        var (page, whole) = (new SomePage(), new SomeError(ErrorKind.Invalid));

        page.Read(whole).ShouldBeNull();

        page.ModelState.IsValid.ShouldBeFalse();
        page.Refusal.ShouldBe(whole);
        page.Unsaid.ShouldBeEmpty();
    }

    [Fact]
    public void What_the_page_has_said_itself_is_not_said_again()
    {
        var page = new SomePage();
        page.Refuse(new SomeError(ErrorKind.Invalid) { Field = "Day" });

        page.Problems.AreSaid = true;

        page.Unsaid.ShouldBeEmpty();
    }

    [Fact]
    public void A_page_that_is_shown_keeps_to_itself_what_was_odd_in_its_address()
    {
        var page = new SomePage();

        page.ModelState.AddModelError("Filter", "odd");

        page.Unsaid.ShouldBeEmpty();
    }

    private sealed record SomeError(ErrorKind Kind, Clause? Clause = null) : Error(Kind, Clause);

    private sealed class SomePage : FormPage
    {
        public SomePage()
        {
            var services = new ServiceCollection().AddScoped<FormProblems>().AddScoped(_ => new ErrorTexts(SchoolTextsTests.Of(null)));
            PageContext = new PageContext { HttpContext = new DefaultHttpContext { RequestServices = services.BuildServiceProvider() } };
        }

        public FormProblems Problems => HttpContext.RequestServices.GetRequiredService<FormProblems>();

        public IReadOnlyList<FormProblem> Unsaid => Problems.Unsaid(ModelState, Response.StatusCode);

        public void Refuse(Error error) => Again(error);

        public Order? Read(Result<Order> order) => Take(order);
    }
}
