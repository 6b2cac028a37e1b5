using System.Globalization;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Mail;
using SchoolComms.Domain.Audit;

namespace SchoolComms.Web.Pages.Audit;

/// <summary>An anchor in words: at the foot of a file, and in a letter.</summary>
public static class AnchorText
{
    /// <summary>The last line of a file; none while the record is empty.</summary>
    public static IEnumerable<IEnumerable<string?>> Foot(RecordAnchor? anchor, IStringLocalizer t) =>
        anchor is null
            ? []
            :
            [
                [t["Отпечаток журнала:"], anchor.ToString()],
            ];

    public static Letter Write(AnchorLetter letter, IStringLocalizer t)
    {
        var at = TimeZoneInfo.ConvertTime(letter.At, letter.School.Zone).ToString("d MMMM yyyy, H:mm", CultureInfo.CurrentCulture);
        IEnumerable<string> lines =
        [
            t["Здравствуйте."],
            "",
            t["Это отпечаток журнала школы {0} на {1}.", letter.School.Profile.ShortName, at],
            "",
            letter.Anchor.ToString(),
            "",
            t["Сохраните письмо. Пока журнал отвечает этому отпечатку, прежние записи никто не изменил и не убрал."],
            t["Проверить его может директор или администратор: {0}", letter.Check],
            "",
            letter.From.Full,
            letter.School.Profile.FullName,
        ];
        return new Letter(
            letter.To.Value,
            t["Отпечаток журнала, запись № {0}: {1}", letter.Anchor.Number, letter.School.Profile.ShortName],
            string.Join("\r\n", lines)
        );
    }
}
