using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Audit;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Statistics;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Audit;

/// <summary>The record's filter as the address has it; what cannot be read narrows nothing.</summary>
public sealed class RecordFilterInput
{
    [FromQuery(Name = "kind")]
    public AuditKind? Kind { get; set; }

    [FromQuery(Name = "person")]
    public string? Person { get; set; }

    [FromQuery(Name = "about")]
    public string? About { get; set; }

    [FromQuery(Name = "clause")]
    public string? Clause { get; set; }

    [FromQuery(Name = "period")]
    public string? Period { get; set; }

    [FromQuery(Name = "from")]
    public DateOnly? From { get; set; }

    [FromQuery(Name = "until")]
    public DateOnly? Until { get; set; }

    public RecordFilter Filter =>
        new(
            Kind is { } kind && Enum.IsDefined(kind) ? kind : null,
            Written(Person),
            Written(About),
            Written(Clause is null ? null : string.Concat(Clause.SkipWhile(c => !char.IsDigit(c)))) ?? Written(Clause),
            PeriodNames.Read(Period, PeriodKind.All),
            Sensible(From),
            Sensible(Until)
        );

    /// <summary>The query of an address with the same filter.</summary>
    public Dictionary<string, string> Query
    {
        get
        {
            var filter = Filter;
            return new[]
            {
                ("kind", filter.Kind?.ToString()),
                ("person", filter.Person),
                ("about", filter.About),
                ("clause", filter.Clause),
                ("period", filter.Period == PeriodKind.All ? null : PeriodNames.Of(filter.Period)),
                ("from", Day(filter.From)),
                ("until", Day(filter.Until)),
            }
                .Where(part => part.Item2 is not null)
                .ToDictionary(part => part.Item1, part => part.Item2!);
        }
    }

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    private static string? Written(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    // The calendar's ends have no instant on every clock.
    private static DateOnly? Sensible(DateOnly? day) => day is { Year: > 1900 and < 2900 } ? day : null;
}
