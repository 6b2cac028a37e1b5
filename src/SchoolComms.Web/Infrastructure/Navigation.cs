using Microsoft.AspNetCore.Mvc.ViewFeatures;
using SchoolComms.Application.People;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Moderation;

namespace SchoolComms.Web.Infrastructure;

/// <summary>The places that a person may go to in the school; nothing that the role cannot use.</summary>
public static class Navigation
{
    public static void Put(ViewDataDictionary view, Actor actor, WaitingPeople waiting, Words words, PathString path)
    {
        view["Nav"] = For(actor, waiting, words, path);
        view["SchoolName"] = actor.School.Profile.ShortName;
        view["SchoolHref"] = $"/s/{actor.School.Slug}";
        view["Slug"] = actor.School.Slug;
        view["SchoolKind"] = actor.School.Kind;
        view["PersonName"] = actor.Name.Full;
        view["PersonRole"] = words.Of(actor);
    }

    private static List<NavItem> For(Actor actor, WaitingPeople waiting, Words words, PathString path)
    {
        var school = $"/s/{actor.School.Slug}";
        var t = words.T;
        var moderation = new NavItem("moderation", t["Модерация"], $"{school}/moderation", "shield-check") { Badge = waiting.Reported };
        List<(SchoolAction? Needs, NavItem Item)> places =
        [
            (null, new("day", t["Мой день"], school, "house")),
            (null, new("chats", t["Чаты"], $"{school}/chats", "chat-dots")),
            (null, new("channels", t["Каналы"], $"{school}/channels", "megaphone")),
            (SchoolAction.SeeClasses, new("classes", words.Classes(actor.School.Kind), $"{school}/classes", "mortarboard")),
            (SchoolAction.SeePeople, new("people", t["Люди"], $"{school}/people", "people")),
            (SchoolAction.DecideOnRequests, new("requests", t["Заявки"], $"{school}/people/requests", "inbox") { Badge = waiting.All }),
            (SchoolAction.SeeInvites, new("invites", t["Приглашения"], $"{school}/invites", "link-45deg")),
            (SchoolAction.Moderate, moderation),
            (SchoolAction.JudgeReported, moderation),
            (SchoolAction.LookIntoChat, new("looks", t["Контроль чатов"], $"{school}/moderation/looks", "eye")),
            .. Decides(actor)
                ? [((SchoolAction?)null, new NavItem("find", t["Решения"], $"{school}/moderation/find", "search"))]
                : Array.Empty<(SchoolAction?, NavItem)>(),
            (SchoolAction.DecideOnAppeals, new("appeals", t["Обжалования"], $"{school}/moderation/appeals", "inbox")),
            (SchoolAction.SeeConsents, new("consents", t["Согласия"], $"{school}/consents", "file-earmark-text")),
            (null, new("consents", t["Мои согласия"], $"{school}/consents/mine", "file-earmark-text")),
            (SchoolAction.SeeStatistics, new("statistics", t["Статистика"], $"{school}/statistics", "bar-chart")),
            (SchoolAction.SeeRecord, new("audit", t["Журнал"], $"{school}/audit", "clock-history")),
            (null, new("support", t["Помощь"], $"{school}/support", "question-circle") { Badge = waiting.Support }),
            (null, new("regulation", t["Регламент"], $"{school}/regulation", "journal-text")),
        ];
        List<NavItem> items =
        [
            .. places
                .Where(place => place.Needs is not { } action || (Anywhere(actor, action) && IsProvided(actor, action)))
                .Select(place => place.Item)
                .DistinctBy(item => item.Key),
        ];

        // One place lies within another: the requests within the people.
        var current = items.Where(item => IsCurrent(path, item.Href, school)).MaxBy(item => item.Href.Length);
        return items.ConvertAll(item => item with { Current = item == current });
    }

    // By an order of the director; the director decides from the people's pages.
    private static bool Decides(Actor actor) => actor.Is(Standing.AuthorisedToBlock) || actor.Is(Standing.AuthorisedToRestrict);

    // A class teacher sees links too: of the own class; a moderator works in the own chats, an official where the order says.
    private static bool Anywhere(Actor actor, SchoolAction action) =>
        Permissions.Permits(actor, action, Target.School)
        || Permissions.Permits(actor, action, new Target(InChat: actor.Moderates, Moderates: actor.Moderates))
        || actor.LeadsClasses.Any(@class => Permissions.Permits(actor, action, Target.Of(@class)))
        || actor.Powers.Any(held => Permissions.Permits(actor, action, Target.Of(held.Class)));

    // Chats are looked into only where the regulation lets their use be controlled.
    private static bool IsProvided(Actor actor, SchoolAction action) =>
        action != SchoolAction.LookIntoChat || !ChatLook.RightToLook(actor.Edition).IsRefused;

    private static bool IsCurrent(PathString path, string href, string school) =>
        href == school ? path == school : path.StartsWithSegments(href, StringComparison.Ordinal);
}
