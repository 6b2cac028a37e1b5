using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Consents;
using SchoolComms.Application.Schools;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;
using SchoolComms.Web.Pages.Audit;

namespace SchoolComms.Web.Pages.Consents;

/// <summary>The register of consents as a matrix, person by purpose; as a file with <c>?format=csv</c>.</summary>
public sealed class ConsentsModel(
    ListConsents list,
    ExportConsents export,
    ReadAnchor readAnchor,
    ReadClassNames classNames,
    Words words,
    IStringLocalizer<Texts> t
) : SchoolPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Class { get; set; }

    [BindProperty(SupportsGet = true)]
    public ConsentPurpose? Purpose { get; set; }

    [BindProperty(SupportsGet = true)]
    public RegisterState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public RegisterPage Found { get; private set; } = null!;

    public IReadOnlyList<NamedClass> Classes { get; private set; } = [];

    public DateOnly Today => Actor.School.DateAt(Now);

    public Clause? Clause => Actor.Edition.Cite(Rule.PersonalData);

    public bool IsFiltered => Class is not null || Purpose is not null || State is not null;

    /// <summary>The columns of the matrix: the purpose that is asked for, or all.</summary>
    public IReadOnlyList<ConsentPurpose> Purposes => Purpose is { } one ? [one] : Enum.GetValues<ConsentPurpose>();

    public async Task<IActionResult> OnGetAsync(string? format)
    {
        var filter = new ConsentFilter(Class is { } @class ? new ClassId(@class) : null, Purpose, State);
        var found =
            format == "csv"
                ? await export.RunAsync(Actor, filter, Cancel)
                : await list.RunAsync(Actor, filter, After is { } after ? new PersonId(after) : null, ListConsents.PageSize, Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        Found = found.Value;
        if (format == "csv")
            return Csv(await readAnchor.RunAsync(Cancel));

        var names = await classNames.RunAsync(Actor, Cancel);
        Classes = May(SchoolAction.SeeConsents) ? names : [.. names.Where(name => Actor.LeadsClasses.Contains(name.Id))];
        return Page();
    }

    public string Say(RegisterLine line, ConsentPurpose purpose) =>
        words.StandingOf(line.Consents.GetValueOrDefault(purpose), Actor.School, Today);

    public string Say(RegisterState state) =>
        state switch
        {
            RegisterState.InForce => t["Есть согласие"],
            RegisterState.Lacking => t["Нет действующего"],
            RegisterState.Expired => t["Истекло"],
            _ => t["Отозвано"],
        };

    /// <summary>The register's address with the same filter.</summary>
    public string Address(PersonId? after = null, string? format = null) =>
        Url.Page(
            "Consents",
            new
            {
                slug = Slug,
                @class = Class,
                purpose = Purpose,
                state = State,
                after = after?.Value,
                format,
            }
        )!;

    private FileContentResult Csv(RecordAnchor? anchor)
    {
        string?[] headings = [t["ФИО"], words.Class(Actor.School.Kind), .. Purposes.Select(purpose => words.Of(purpose))];
        var rows = Found.Lines.Select(line =>
            (string?[])[line.Person.Name.Full, string.Join(", ", line.Person.Classes), .. Purposes.Select(purpose => Say(line, purpose))]
        );
        return CsvFile.Of($"{Slug}-{t["согласия"]}.csv", [headings, .. rows, .. AnchorText.Foot(anchor, t)]);
    }
}
