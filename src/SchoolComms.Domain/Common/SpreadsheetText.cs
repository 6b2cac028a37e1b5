namespace SchoolComms.Domain.Common;

/// <summary>What a spreadsheet makes of a text: Excel and its kin run a cell that starts like a formula.</summary>
public static class SpreadsheetText
{
    /// <summary>Whether a spreadsheet may take the text for a formula: it starts with =, +, -, @ (also full-width), a tab or a line break.</summary>
    public static bool StartsFormula(string text) =>
        text.TrimStart(' ', '\u00A0') is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '\t' or '\r' or '\n', ..];

    /// <summary>The text as it may stand in a CSV or XLSX export: what starts a formula gets an apostrophe in front and stays text.</summary>
    public static string Safe(string? text) =>
        text is null ? ""
        : StartsFormula(text) ? $"'{text}"
        : text;
}
