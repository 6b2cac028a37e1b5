using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.People;
using SchoolComms.Application.Schools;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.People;

/// <summary>The people of the school, or of the classes that the person leads; as a file with <c>?format=csv</c> or <c>xlsx</c>.</summary>
public sealed class PeopleModel(ListPeople list, ExportPeople export, ReadClassNames classNames, Words words, IStringLocalizer<Texts> t)
    : SchoolPage
{
    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Class { get; set; }

    [BindProperty(SupportsGet = true)]
    public Role? Role { get; set; }

    [BindProperty(SupportsGet = true)]
    public PersonState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public PeoplePage Found { get; private set; } = null!;

    /// <summary>Whether somebody can be found by the telephone number here.</summary>
    public bool FindsByPhone => !Permissions.CheckAny(Actor, SchoolAction.SeeContacts, Actor.LeadsClasses).IsRefused;

    public IReadOnlyList<NamedClass> Classes { get; private set; } = [];

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Name) || Class is not null || Role is not null || State is not null;

    private PeopleFilter Filter => new(Name, Class is { } @class ? new ClassId(@class) : null, Role, State);

    public async Task<IActionResult> OnGetAsync(string? format)
    {
        if (Enum.TryParse<ExportFormat>(format, ignoreCase: true, out var file) && Enum.IsDefined(file))
            return await ExportAsync(file);

        var found = await list.RunAsync(Actor, Filter, After is { } after ? new PersonId(after) : null, Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        Found = found.Value;
        var names = await classNames.RunAsync(Actor, Cancel);
        Classes = May(SchoolAction.SeePeople) ? names : [.. names.Where(name => Actor.LeadsClasses.Contains(name.Id))];
        return Page();
    }

    /// <summary>What the person is, with the post where that says more: "Учитель", "Сотрудник, Секретарь".</summary>
    public IEnumerable<string?> RolesOf(PersonLine person)
    {
        var roles = person.Roles.Select(role => words.Of(role, Actor.School.Kind)).ToList();
        return person.Post is null || roles.Contains(person.Post) ? roles : [.. roles, person.Post];
    }

    /// <summary>The list's address with the same filter.</summary>
    public string Address(PersonId? after = null, string? format = null) =>
        Url.Page(
            "People",
            new
            {
                slug = Slug,
                name = Name,
                @class = Class,
                role = Role,
                state = State,
                after = after?.Value,
                format,
            }
        )!;

    private async Task<IActionResult> ExportAsync(ExportFormat format)
    {
        var exported = await export.RunAsync(Actor, Filter, format, Cancel);
        if (exported.IsRefused)
            return Refused(exported.Error);

        var (people, withContacts) = exported.Value;
        var kind = Actor.School.Kind;
        string?[] contacts = withContacts ? [t["Телефон"], t["Почта"]] : [];
        string?[] headings = [t["ФИО"], t["Роль"], words.Class(kind), t["Должность"], t["Вошёл"], .. contacts];
        var rows = people.Select(person =>
            (string?[])
                [
                    person.Name.Full,
                    string.Join(", ", person.Roles.Select(role => words.Of(role, kind))),
                    string.Join(", ", person.Classes),
                    person.Post,
                    person.JoinedAt is { } at ? Actor.School.DateAt(at).ToString("dd.MM.yyyy", null) : "",
                    .. withContacts ? [person.Phone?.Display, person.Email?.Value] : Array.Empty<string?>(),
                ]
        );
        var name = $"{Slug}-{t["люди"]}";
        return format == ExportFormat.Xlsx
            ? XlsxFile.Of($"{name}.xlsx", t["Люди"], rows.Prepend(headings))
            : CsvFile.Of($"{name}.csv", rows.Prepend(headings));
    }
}
