using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;
using SchoolComms.Web.Pages.Audit;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>The acknowledgement sheet, to print or as a file with <c>?format=csv</c>: of a class, of the workers, of one person, or one's own.</summary>
public sealed class SheetModel(ReadSheet read, ExportSheet export, ReadAnchor readAnchor, Words words, IStringLocalizer<Texts> t)
    : SchoolPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Class { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Workers { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Edition { get; set; }

    public AcknowledgementSheet Sheet { get; private set; } = null!;

    /// <summary>Where the record stands now, for the foot; null while it is empty.</summary>
    public RecordAnchor? Anchor { get; private set; }

    public string CsvAddress =>
        Url.Page(
            "Sheet",
            new
            {
                slug = Slug,
                @class = Class,
                workers = Workers ? true : (bool?)null,
                person = Person,
                edition = Edition,
                format = "csv",
            }
        )!;

    public async Task<IActionResult> OnGetAsync(string? format)
    {
        var scope = new SheetScope(
            Class is { } @class ? new ClassId(@class) : null,
            Workers,
            Person is { } person ? new PersonId(person) : null,
            Edition
        );
        var sheet = format == "csv" ? await export.RunAsync(Actor, scope, Cancel) : await read.RunAsync(Actor, scope, Cancel);
        if (sheet.IsRefused)
            return Refused(sheet.Error);

        Sheet = sheet.Value;
        Anchor = await readAnchor.RunAsync(Cancel);
        return format == "csv" ? CsvFile.Of($"{Slug}-{t["лист-ознакомления"]}.csv", Rows()) : Page();
    }

    public string RolesOf(SheetLine line) => string.Join(", ", line.Person.Roles.Select(role => words.Of(role, Actor.School.Kind)));

    /// <summary>The class that the sheet is of, or the person's classes, and a parent's children.</summary>
    public string PlaceOf(SheetLine line)
    {
        string[] classes = Sheet.ClassName is { } only ? [only.Value] : [.. line.Person.Classes.Select(name => name.Value)];
        return string.Join(", ", [.. classes, .. line.Children.Select(child => child.Full)]);
    }

    /// <summary>How and when it was confirmed; null where it was not.</summary>
    public string? ConfirmationOf(SheetLine line) =>
        line.Confirmed is not { } confirmed ? null
        : confirmed.Paper is { } paper ? t["подпись на бумаге от {0}, скан хранится", RegulationModel.Date(paper.SignedOn)].Value
        : t["на портале {0}", Clock(confirmed.At)].Value;

    private IEnumerable<IEnumerable<string?>> Rows() =>
        Sheet
            .Lines.Select(
                (line, index) =>
                    (string?[])
                        [
                            (index + 1).ToString(CultureInfo.InvariantCulture),
                            line.Person.Name.Full,
                            RolesOf(line),
                            PlaceOf(line),
                            Sheet.Edition.Number.ToString(CultureInfo.InvariantCulture),
                            Sheet.Edition.Order.Number,
                            RegulationModel.Date(Sheet.Edition.Order.Date),
                            ConfirmationOf(line),
                        ]
            )
            .Prepend([
                t["№"],
                t["ФИО"],
                t["Роль"],
                words.Class(Actor.School.Kind),
                t["Редакция"],
                t["Номер приказа"],
                t["Дата приказа"],
                t["Подтверждение"],
            ])
            .Concat(AnchorText.Foot(Anchor, t));

    private string Clock(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, Actor.School.Zone).ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture);
}
