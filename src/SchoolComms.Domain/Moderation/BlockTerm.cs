using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.Moderation;

/// <summary>The terms that a moderator chooses from.</summary>
public enum BlockTerm
{
    Day = 1,
    ThreeDays,
    Week,
    TwoWeeks,
    Month,

    /// <summary>Until a date of the moderator's choice.</summary>
    UntilDate,
}

/// <summary>When a term that starts now ends.</summary>
public static class BlockTerms
{
    /// <summary>The end on the school's clock, at this time of day; a month is a calendar month: 31 January to 28 February.</summary>
    /// <param name="date">The day on which it ends, at this time of day, for <see cref="BlockTerm.UntilDate"/>.</param>
    public static DateTimeOffset End(this BlockTerm term, DateOnly? date, DateTimeOffset now, TimeZoneInfo zone) =>
        SchoolClock.Shift(
            now,
            zone,
            local =>
                term switch
                {
                    BlockTerm.Day => local.AddDays(1),
                    BlockTerm.ThreeDays => local.AddDays(3),
                    BlockTerm.Week => local.AddDays(7),
                    BlockTerm.TwoWeeks => local.AddDays(14),
                    BlockTerm.Month => local.AddMonths(1),
                    _ => (date ?? DateOnly.FromDateTime(local)).ToDateTime(TimeOnly.FromDateTime(local)),
                }
        );
}
