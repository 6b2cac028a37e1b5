using System.Globalization;
using Microsoft.Extensions.Localization;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;
using SchoolComms.Web.TagHelpers;

namespace SchoolComms.Web.Pages.Consents;

/// <summary>The words of consents as people say them, and the words of the document itself.</summary>
public static class ConsentWords
{
    public static readonly ConsentPlaces[] Places =
    [
        ConsentPlaces.ClassChats,
        ConsentPlaces.SchoolChats,
        ConsentPlaces.Site,
        ConsentPlaces.Print,
    ];

    public static string Of(this Words words, ConsentPurpose purpose) =>
        purpose switch
        {
            ConsentPurpose.Photo => words.T["Фото"],
            ConsentPurpose.Video => words.T["Видео"],
            ConsentPurpose.Recording => words.T["Запись занятий"],
            ConsentPurpose.Publication => words.T["Публикация"],
            _ => words.T["Данные в чатах"],
        };

    /// <summary>What is asked, in a sentence.</summary>
    public static string Asked(this Words words, ConsentPurpose purpose) =>
        purpose switch
        {
            ConsentPurpose.Photo => words.T["Фотографировать и показывать фото"],
            ConsentPurpose.Video => words.T["Снимать и показывать видео"],
            ConsentPurpose.Recording => words.T["Записывать занятия и собрания"],
            ConsentPurpose.Publication => words.T["Публиковать имя, [класс|группу], работы и достижения"],
            _ => words.T["Писать в чатах имя, контакты и другие личные данные"],
        };

    /// <summary>Which personal data it is about, as the law asks.</summary>
    public static string Data(this Words words, ConsentPurpose purpose) =>
        purpose switch
        {
            ConsentPurpose.Photo => words.T["изображение на фотографиях, имя, [класс|группа]"],
            ConsentPurpose.Video => words.T["изображение и голос на видео, имя, [класс|группа]"],
            ConsentPurpose.Recording => words.T["изображение, голос и имя в записях занятий и собраний"],
            ConsentPurpose.Publication => words.T["имя, [класс|группа], работы и достижения"],
            _ => words.T["имя, [класс|группа], телефон и другие сведения в сообщениях"],
        };

    public static string Of(this Words words, ConsentPlaces place) =>
        place switch
        {
            ConsentPlaces.ClassChats => words.T["Чаты [класса|группы]"],
            ConsentPlaces.SchoolChats => words.T["Общие чаты и каналы [школы|колледжа]"],
            ConsentPlaces.Site => words.T["Сайт [школы|колледжа]"],
            _ => words.T["Печать: стенды и буклеты"],
        };

    /// <summary>Everywhere that a consent holds: "Чаты класса, Сайт школы; школьная газета".</summary>
    public static string PlacesOf(this Words words, Consent consent)
    {
        var places = string.Join(", ", Places.Where(place => consent.Places.HasFlag(place)).Select(place => words.Of(place)));
        return consent.Elsewhere.Length == 0 ? places : $"{places}; {consent.Elsewhere}";
    }

    public static string TermOf(this Words words, Consent consent) =>
        consent.Until is { } until ? words.T["с {0} по {1}", Day(consent.From), Day(until)] : words.T["с {0} до отзыва", Day(consent.From)];

    /// <summary>How it stands in a few words: "Есть до 31.08.2026", "Отозвано 05.03.2026", "Нет".</summary>
    public static string StandingOf(this Words words, Consent? consent, School school, DateOnly today) =>
        consent?.StateOn(today) switch
        {
            null => words.T["Нет"],
            ConsentState.InForce when consent.Until is { } until => words.T["Есть до {0}", Day(until)],
            ConsentState.InForce => words.T["Есть"],
            ConsentState.NotYet => words.T["С {0}", Day(consent.From)],
            ConsentState.Expired => words.T["Истекло {0}", Day(consent.Until!.Value)],
            _ => words.T["Отозвано {0}", Day(school.DateAt(consent.Withdrawal!.At))],
        };

    public static Meaning MeaningOf(Consent? consent, DateOnly today) =>
        consent?.StateOn(today) switch
        {
            ConsentState.InForce => Meaning.Allowed,
            ConsentState.NotYet => Meaning.Held,
            ConsentState.Withdrawn => Meaning.Refused,
            _ => Meaning.Neutral,
        };

    public static string Day(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
