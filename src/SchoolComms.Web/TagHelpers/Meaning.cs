namespace SchoolComms.Web.TagHelpers;

/// <summary>What a state says. Each has an icon and a colour; the word is the page's.</summary>
public enum Meaning
{
    Neutral,
    Allowed,
    Held,
    Refused,
    Blocked,
}

internal static class MeaningLook
{
    public static string Icon(this Meaning meaning) =>
        meaning switch
        {
            Meaning.Allowed => "check-circle",
            Meaning.Held => "hourglass-split",
            Meaning.Refused => "slash-circle",
            Meaning.Blocked => "lock",
            _ => "info-circle",
        };

    public static string Class(this Meaning meaning) =>
        meaning switch
        {
            Meaning.Allowed => "is-allowed",
            Meaning.Held => "is-held",
            Meaning.Refused => "is-refused",
            Meaning.Blocked => "is-blocked",
            _ => "is-neutral",
        };
}
