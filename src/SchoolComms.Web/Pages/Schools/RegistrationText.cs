using System.Globalization;
using Microsoft.Extensions.Localization;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Schools;

/// <summary>What the application for registration says, once for the page and for the document.</summary>
public sealed class RegistrationText(IStringLocalizer<Texts> t, Words words, RegistrationApplication application, DateTimeOffset now)
{
    private readonly SchoolProfile organisation = application.School.Profile;

    public string Title => t["Заявка на регистрацию образовательной организации"];

    public string Addressee => t["Оператору платформы электронного общения"];

    public string Request =>
        t[
            "{0} просит зарегистрировать организацию на платформе и открыть права администратора тому, кто назначен приказом директора.",
            organisation.FullName
        ];

    public string Basis =>
        application.Clause is { } clause
            ? t[
                "Основание: {0}, редакция от {1}; приказ № {2} от {3}.",
                words.Clause(clause.Number),
                Date(clause.Edition),
                application.Order.Number,
                Date(application.Order.Date)
            ]
            : t["Основание: приказ № {0} от {1}.", application.Order.Number, Date(application.Order.Date)];

    public IEnumerable<(string Name, string? Value)> Organisation =>
        [
            (t["Полное название"], organisation.FullName),
            (t["Краткое название"], organisation.ShortName),
            (t["Вид организации"], application.School.Kind == SchoolKind.College ? t["Колледж"] : t["Школа"]),
            (t["Населённый пункт"], organisation.Locality),
            (t["Почта"], organisation.Email),
            (t["Телефон"], organisation.Phone),
        ];

    public IEnumerable<(string Name, string? Value)> Administrator =>
        [
            (t["Фамилия, имя, отчество"], application.Administrator.Name.Full),
            (t["Должность"], application.Administrator.Post),
            (t["Адрес электронной почты"], application.Administrator.Email?.Value),
            (t["Номер мобильного телефона"], application.Mobile?.Display),
            (t["Приказ о назначении"], t["№ {0} от {1}", application.Order.Number, Date(application.Order.Date)]),
        ];

    public string Annex =>
        t["Приложение: копия приказа № {0} от {1} о назначении администратора.", application.Order.Number, Date(application.Order.Date)];

    public string Signature => t["Директор ____________________ {0}", application.Director?.Full ?? "____________________"];

    public string Today => Date(application.School.DateAt(now));

    /// <summary>The document, with the scan of the order as its annex where there is one.</summary>
    public WordFile Write(StoredFile? order)
    {
        var file = new WordFile(Title)
            .Right(Addressee)
            .Heading(Title)
            .Paragraph(Request)
            .Facts(Organisation)
            .Paragraph(t["Администратор"])
            .Facts(Administrator)
            .Paragraph(Basis)
            .Paragraph(Annex)
            .Paragraph(Today)
            .Paragraph(Signature);
        return order is null ? file : file.NewPage().Picture(order, Annex);
    }

    private static string Date(DateOnly date) => date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
