using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.People;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Roster;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.People;

/// <summary>Two records of one person side by side: what stays, what is brought together; then it is done.</summary>
public sealed class MergeModel(ReadMerge read, MergePeople merge, Words words, IStringLocalizer<Texts> t) : SchoolPage
{
    /// <summary>What stands where a record has nothing.</summary>
    public const string Nothing = "—";

    public MergeView View { get; private set; } = null!;

    [BindProperty(SupportsGet = true)]
    public Guid With { get; set; }

    [BindProperty]
    public MergeInput? Input { get; set; }

    public Clause? Clause => Actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.KeepPeople));

    /// <summary>The facts of which one of two is chosen.</summary>
    public IEnumerable<MergeFact> Facts
    {
        get
        {
            var kind = Actor.School.Kind;
            var (kept, other) = (View.Kept.Person, View.Other.Person);
            return
            [
                Fact(nameof(Input.Name), words.Of(RosterField.FullName, kind), kept.Name.Full, other.Name.Full, Input?.Name),
                Fact(nameof(Input.BirthDate), words.Of(RosterField.BirthDate, kind), Day(kept), Day(other), Input?.BirthDate),
                Fact(nameof(Input.Phone), words.Of(RosterField.Phone, kind), kept.Phone?.Display, other.Phone?.Display, Input?.Phone),
                Fact(nameof(Input.Email), words.Of(RosterField.Email, kind), kept.Email?.Value, other.Email?.Value, Input?.Email),
                Fact(nameof(Input.Post), words.Of(RosterField.Position, kind), kept.Post, other.Post, Input?.Post),
                Fact(nameof(Input.JournalId), words.Of(RosterField.JournalId, kind), kept.JournalId, other.JournalId, Input?.JournalId),
                Fact(nameof(Input.Account), t["Вход на портал"], View.Kept.Login, View.Other.Login, Input?.Account),
            ];
        }
    }

    /// <summary>What is brought together.</summary>
    public IEnumerable<(string Title, string Kept, string Other)> Brought
    {
        get
        {
            var kind = Actor.School.Kind;
            return
            [
                Row(t["Роль"], record => Join(record.Person.Roles.Select(grant => words.Of(grant.Role, kind)))),
                Row(words.Classes(kind), record => Join(record.Classes.Select(name => name.Value))),
                Row(t["Дети"], record => Join(record.Children.Select(name => name.Full))),
                Row(t["Родители (законные представители)"], record => Join(record.Parents.Select(name => name.Full))),
                Row(t["Чаты"], record => Number(record.Chats)),
                Row(t["Сообщения"], record => Number(record.Messages)),
                Row(t["Нарушения"], record => Number(record.Violations)),
                Row(t["Подтверждения Правил"], record => Number(record.Acknowledgements)),
                Row(t["Согласия"], record => Number(record.Consents)),
                Row(t["Назначения"], record => Number(record.Appointments)),
            ];
        }
    }

    public async Task<IActionResult> OnGetAsync(Guid id) => await OpenAsync(id) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        var choice = Facts.ToDictionary(fact => fact.Field, fact => fact.From);
        var merged = await merge.RunAsync(
            Actor,
            new PersonId(id),
            new PersonId(With),
            new MergeChoice(
                choice[nameof(Input.Name)],
                choice[nameof(Input.BirthDate)],
                choice[nameof(Input.Phone)],
                choice[nameof(Input.Email)],
                choice[nameof(Input.Post)],
                choice[nameof(Input.JournalId)],
                choice[nameof(Input.Account)]
            ),
            Cancel
        );
        if (merged.Error is { Kind: ErrorKind.Conflict } conflict)
            return Again(conflict);
        if (merged.IsRefused)
            return Refused(merged.Error);

        TempData["Done"] = t["Записи объединены: теперь это один человек."].Value;
        return RedirectToPage("Person", new { slug = Slug, id });
    }

    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        var opened = await read.RunAsync(Actor, new PersonId(id), new PersonId(With), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        View = opened.Value;
        return null;
    }

    // What only the other record has is not lost by forgetting to choose it.
    private static MergeFact Fact(string field, string title, string? kept, string? other, MergeFrom? chosen) =>
        new(field, title, kept, other, chosen ?? (kept is null && other is not null ? MergeFrom.Other : MergeFrom.Kept));

    private (string Title, string Kept, string Other) Row(string title, Func<MergeRecord, string> of) =>
        (title, of(View.Kept), of(View.Other));

    private static string Join(IEnumerable<string> values) => string.Join(", ", values.DefaultIfEmpty(Nothing));

    private static string Number(int count) => count == 0 ? Nothing : count.ToString("N0", CultureInfo.CurrentCulture);

    private static string? Day(Person person) => person.BirthDate?.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>A fact of two records, and which of the two is chosen.</summary>
    public sealed record MergeFact(string Field, string Title, string? Kept, string? Other, MergeFrom From);

    public sealed record MergeInput
    {
        public MergeFrom? Name { get; set; }
        public MergeFrom? BirthDate { get; set; }
        public MergeFrom? Phone { get; set; }
        public MergeFrom? Email { get; set; }
        public MergeFrom? Post { get; set; }
        public MergeFrom? JournalId { get; set; }
        public MergeFrom? Account { get; set; }
    }
}
