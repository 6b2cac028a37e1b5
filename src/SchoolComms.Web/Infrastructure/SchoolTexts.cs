using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// The texts in the words, and by the clock, of the school that the request is in (SCH-8): "чаты [класса|группы]" is "чаты класса" in a school,
/// "чаты группы" in a college, and "чаты класса или группы" where no school is known.
/// </summary>
public sealed partial class SchoolTexts(IStringLocalizerFactory resources) : IStringLocalizer<Texts>
{
    private readonly IStringLocalizer texts = resources.Create(typeof(Texts));

    private SchoolKind? kind;
    private TimeZoneInfo? zone;

    public LocalizedString this[string name] => Said(texts[name], []);

    public LocalizedString this[string name, params object[] arguments] => Said(texts[name], arguments);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => texts.GetAllStrings(includeParentCultures);

    /// <summary>From here on in the words and by the clock of this school.</summary>
    public void Enter(School school) => (kind, zone) = (school.Kind, school.Zone);

    /// <summary>An instant by the school's clock; as it comes outside a school.</summary>
    public DateTimeOffset Local(DateTimeOffset at) => zone is null ? at : TimeZoneInfo.ConvertTime(at, zone);

    // What people wrote comes as an argument, and its brackets stay.
    private LocalizedString Said(LocalizedString found, object[] arguments)
    {
        var text = Choice.Replace(found.Value, Choose);
        var said = arguments.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, arguments);
        return new LocalizedString(found.Name, said, found.ResourceNotFound, found.SearchedLocation);
    }

    private string Choose(Match choice)
    {
        var (school, college) = (choice.Groups["school"].Value, choice.Groups["college"].Value);
        return kind switch
        {
            SchoolKind.School => school,
            SchoolKind.College => college,
            _ => $"{school} {texts["или"].Value} {college}",
        };
    }

    [GeneratedRegex(@"\[(?<school>[^][|]*)\|(?<college>[^][|]*)\]")]
    private static partial Regex Choice { get; }
}
