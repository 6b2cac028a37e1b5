using SchoolComms.Domain.Statistics;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Periods as addresses name them: "week", "month", "all".</summary>
public static class PeriodNames
{
    public static string Of(PeriodKind kind) =>
        kind switch
        {
            PeriodKind.Week => "week",
            PeriodKind.Month => "month",
            _ => "all",
        };

    /// <summary>The period that is named; the page's own where none is, or an unknown one.</summary>
    public static PeriodKind Read(string? name, PeriodKind otherwise) =>
        name switch
        {
            "week" => PeriodKind.Week,
            "month" => PeriodKind.Month,
            "all" => PeriodKind.All,
            _ => otherwise,
        };
}
