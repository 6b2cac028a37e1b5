using System.Collections.Immutable;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Domain.Support;

namespace SchoolComms.Application.Store.Seed;

/// <summary>A parent waits for the administrator's help; what a teacher asked is with the platform's support.</summary>
internal sealed class DemoSupport(SchoolCommsDb db, School school, DemoRoster roster, DemoDays days)
{
    public void Ask()
    {
        var parent = Actor(roster.Classes[0].Parents[0], Role.Parent);
        var teacher = Actor(roster.Teacher, Role.Teacher);
        var administrator = Actor(roster.Administrator, Role.Staff, Office.Administrator);
        Add(
            parent,
            "Ссылка для второго родителя",
            "В чате пока только один из нас. Где взять ссылку для второго?",
            days.At(days.Ago(1), 18, 55)
        );
        var video = Add(
            teacher,
            "Видео не играет",
            "Видео с телефона прикрепляется к сообщению, но в чате не открывается.",
            days.At(days.Ago(3), 14, 20)
        );
        video.Write(administrator, "Портал принимает видео MP4. Проверю, что не так с вашим.", days.At(days.Ago(3), 15, 5));
        video.PassOn(administrator, "Видео MP4 с телефона не играет в чате.", "4417", days.At(days.Ago(2), 9, 30));
    }

    private SupportRequest Add(Actor asker, string subject, string text, DateTimeOffset at)
    {
        var request = SupportRequest.Ask(asker, open: 0, subject, text, at).Value;
        db.Add(request);
        return request;
    }

    private Actor Actor(Person person, Role role, params ImmutableHashSet<Office> offices) =>
        new(school, roster.Edition, person.Id, person.Name) { Roles = [role], Offices = offices };
}
