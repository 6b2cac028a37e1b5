using System.Globalization;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Mail;
using SchoolComms.Domain.People;

namespace SchoolComms.Web.Infrastructure;

/// <summary>What a letter with an invite link says: plain text, in the portal's first language.</summary>
public sealed class InviteLetters(IStringLocalizer<Texts> t)
{
    public Letter Write(InviteLetter letter)
    {
        var school = letter.School;
        var place = letter.Place is null ? school.Profile.ShortName : $"{letter.Place}, {school.Profile.ShortName}";
        var until = TimeZoneInfo.ConvertTime(letter.ExpiresAt, school.Zone).ToString("d MMMM yyyy, H:mm", CultureInfo.CurrentCulture);
        string[] contacts = [.. new[] { school.Profile.Phone, school.Profile.Email }.OfType<string>().Where(known => known.Length > 0)];
        IEnumerable<string> lines =
        [
            letter.For is { } person ? t["Здравствуйте, {0}.", Called(person, letter.Role)] : t["Здравствуйте."],
            "",
            t["Вас приглашают в общение школы: {0}.", place],
            t["Откройте ссылку на телефоне или компьютере, прочитайте Правила коммуникации и придумайте пароль:"],
            "",
            letter.Link.ToString(),
            "",
            letter.For is null
                ? t["Ссылка действует до {0}.", until]
                : t["Ссылка действует до {0} и только для вас: никому её не пересылайте.", until],
            t["Если письмо пришло вам по ошибке, удалите его."],
            "",
            letter.From.Full,
            school.Profile.FullName,
            .. contacts,
        ];
        return new Letter(letter.To.Value, t["Приглашение: {0}", place], string.Join("\r\n", lines));
    }

    // Pupils are called by the first name, adults by name and patronymic.
    private static string Called(FullName name, Role role) => role == Role.Student || name.Middle is null ? name.First : name.Polite;
}
