namespace SchoolComms.Domain.Regulations.Calendar;

/// <summary>What a day is for the school. On working and shortened days people may write, on the others they may not.</summary>
public enum DayKind
{
    Working,

    /// <summary>A working day that is an hour shorter, on the eve of a holiday (Labour Code, article 95).</summary>
    Shortened,

    /// <summary>A weekend, a day off that was moved here, a school break or quarantine.</summary>
    DayOff,

    /// <summary>A holiday by statute (Labour Code, article 112).</summary>
    Holiday,
}
