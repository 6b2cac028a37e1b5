using SchoolComms.Application.People;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Store.Seed;

/// <summary>Two strangers ask to join a demonstration school: a parent of somebody in the first class, and a worker.</summary>
internal sealed class DemoRequests(SchoolCommsDb db, DemoRoster roster, DemoDays days)
{
    public void Submit()
    {
        var first = roster.Classes[0];
        var child = first.Students[^1];
        var parent = new Applicant(
            Role.Parent,
            FullName.Parse("Лагутин Олег Петрович").Value,
            PhoneNumber.Parse("+7 900 600-00-01").Value,
            null,
            first.Class.Id,
            child.Name,
            child.BirthDate,
            "Приглашение из дневника потерялось."
        );
        var worker = new Applicant(
            Role.Teacher,
            FullName.Parse("Рябинина Софья Ильинична").Value,
            null,
            EmailAddress.Parse("ryabinina@mail.example").Value,
            null,
            null,
            null,
            "Принята вести физику."
        );
        Submit(parent, days.At(days.Ago(1), 18, 40));
        Submit(worker, days.At(days.Ago(1), 12, 5));
    }

    private void Submit(Applicant applicant, DateTimeOffset at) =>
        db.Add(JoinRequest.Submit(roster.Edition.SchoolId, applicant, RequestCode.HashOf(RequestCode.New()), at).Value);
}
