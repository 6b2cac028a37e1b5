namespace SchoolComms.Web.Infrastructure;

/// <summary>Light or dark by the person's choice, in a cookie, so that the first paint is right; null follows the system.</summary>
public static class Theme
{
    public const string Cookie = "theme";

    public static string? Of(HttpRequest request) =>
        request.Cookies[Cookie] switch
        {
            "light" => "light",
            "dark" => "dark",
            _ => null,
        };
}
