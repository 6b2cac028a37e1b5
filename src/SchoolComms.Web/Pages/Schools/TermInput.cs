namespace SchoolComms.Web.Pages.Schools;

/// <summary>From when until when, as an order says it; empty for at once and for no end.</summary>
public sealed record TermInput
{
    public DateOnly? From { get; set; }
    public DateOnly? Until { get; set; }
}
