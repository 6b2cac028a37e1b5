using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Audit;
using SchoolComms.Domain.Audit;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Audit;

/// <summary>The record as a file, as far as the filter shows it: a table in words, or with <c>?form=proof</c> lines that prove themselves.</summary>
public sealed class ExportModel(ExportRecord export, Words words, IStringLocalizer<Texts> t) : SchoolPage
{
    [BindProperty(SupportsGet = true)]
    public RecordFilterInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string? form)
    {
        var asked = form == "proof" ? RecordForm.Proof : RecordForm.Table;
        var exported = await export.RunAsync(Actor, Input.Filter, asked, Cancel);
        if (exported.IsRefused)
            return Refused(exported.Error);

        var name = $"{Slug}-{t["журнал"]}";
        return asked == RecordForm.Proof
            ? new StreamedFile($"{name}.jsonl", "application/jsonl", Proof(exported.Value))
            : new StreamedFile($"{name}.csv", "text/csv", Table(exported.Value), marked: true);
    }

    private static async IAsyncEnumerable<string> Proof(RecordExport record, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        yield return $"{RecordProof.Write(record.Header)}\n";
        await foreach (var entry in record.Proofs.WithCancellation(cancel))
            yield return $"{RecordProof.Write(entry)}\n";
    }

    private async IAsyncEnumerable<string> Table(RecordExport record, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var says = new RecordSentences(words, Actor.School);
        yield return CsvFile.Line([
            t["№"],
            t["Когда"],
            t["Кто"],
            t["В какой должности"],
            t["Откуда"],
            t["Что"],
            t["Пункт"],
            t["Редакция"],
            t["Отпечаток"],
        ]);
        await foreach (var line in record.Lines.WithCancellation(cancel))
        {
            yield return CsvFile.Line([
                line.Seq.ToString(CultureInfo.InvariantCulture),
                Moment.Exact(line.At, Actor.School.Zone),
                line.Actor?.Full ?? t["неизвестно"],
                line.Details.Office is { } office ? words.Of(office, Actor.School.Kind) : null,
                line.Details.Address,
                says.Of(line),
                line.Clause is { } clause ? words.Clause(clause.Number) : null,
                line.Clause?.Edition.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
                line.Hash,
            ]);
        }

        foreach (var foot in AnchorText.Foot(record.Anchor, t))
            yield return CsvFile.Line(foot);
    }
}
