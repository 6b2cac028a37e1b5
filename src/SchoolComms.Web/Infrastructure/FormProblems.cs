using Microsoft.AspNetCore.Mvc.ModelBinding;
using SchoolComms.Domain.Common;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Something wrong with a form.</summary>
/// <param name="Text">What, and what to do; with the fields' labels where the same is wrong with several.</param>
/// <param name="Control">The id of the control that it is about; null where the page has none.</param>
/// <param name="Clause">The clause that it rests on.</param>
public sealed record FormProblem(string Text, string? Control, Clause? Clause);

/// <summary>
/// What is wrong with the form of this answer, gathered while its page is drawn. The layout says above the page whatever the page has
/// not said there itself: nothing is refused in silence, and nothing is said twice.
/// </summary>
public sealed class FormProblems
{
    private readonly OrderedDictionary<string, (string Control, string? Label)> places = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Clause> clauses = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Why the last thing asked for was refused.</summary>
    public Error? Refusal { get; set; }

    /// <summary>The page has said above its form why it refuses.</summary>
    public bool AreSaid { get; set; }

    /// <summary>The control that somebody goes to who mends a field, and what it is called.</summary>
    public void Place(string field, string control, string? label) => places.TryAdd(field, (control, label));

    public void Cite(string field, Clause? clause)
    {
        if (clause is not null)
            clauses[field] = clause;
    }

    /// <summary>What is left to be said above the page: in the order of its fields, then what no field of it shows.</summary>
    // A list that is asked for with an odd address shows all it has: only what was refused has problems without a field.
    public IReadOnlyList<FormProblem> Unsaid(ModelStateDictionary state, int status)
    {
        if (AreSaid || state.IsValid)
            return [];

        var isRefused = status >= StatusCodes.Status400BadRequest;
        var wrong = (
            from name in places.Keys.Union(state.Keys, StringComparer.OrdinalIgnoreCase)
            let errors = state[name]?.Errors
            where name.Length > 0 && errors is { Count: > 0 } && (isRefused || places.ContainsKey(name))
            select (Name: name, Text: TextOf(errors))
        ).ToList();
        var isRepeated = wrong.DistinctBy(one => one.Text).Count() < wrong.Count;
        return
        [
            .. from one in wrong
            let place = places.GetValueOrDefault(one.Name)
            let text = isRepeated && place.Label is not null ? $"{place.Label}: {one.Text}" : one.Text
            select new FormProblem(text, place.Control, clauses.GetValueOrDefault(one.Name)),
        ];
    }

    public static string TextOf(ModelErrorCollection errors) => string.Join(' ', errors.Select(error => error.ErrorMessage));
}
