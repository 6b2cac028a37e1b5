using SchoolComms.Domain.People.Roster;

namespace SchoolComms.Domain.Tests.People.Roster;

/// <summary>The school after a plan has been applied to it, as the store would give it back.</summary>
internal static class Applied
{
    public static ExistingRoster To(this RosterPlan plan, ExistingRoster school)
    {
        var students = school
            .Students.Concat(plan.StudentsToCreate)
            .ToDictionary(
                student => student,
                student => new RosterStudent(Id(), student.Name, student.Class, student.BirthDate, student.JournalId)
            );
        var staff = plan.StaffToCreate.Select(worker => worker.Person).ToHashSet();
        var added = plan.ContactsToAdd.ToDictionary(contact => contact.Person);
        var adults = school
            .Adults.Concat(plan.ParentsToCreate)
            .Concat(staff)
            .Distinct()
            .ToDictionary(
                adult => adult,
                adult => new RosterAdult(
                    Id(),
                    adult.Name,
                    adult.Phone ?? added.GetValueOrDefault(adult)?.Phone,
                    adult.Email ?? added.GetValueOrDefault(adult)?.Email,
                    adult.IsStaff || staff.Contains(adult)
                )
            );

        return new ExistingRoster(
            [.. school.Classes, .. plan.ClassesToCreate],
            students.Values,
            adults.Values,
            [
                .. school
                    .Guardianships.Concat(plan.GuardianshipsToLink)
                    .Select(link => new RosterGuardianship(students[link.Student], adults[link.Parent])),
            ],
            [.. school.Teachings.Concat(plan.TeachingsToLink).Select(link => link with { Teacher = adults[link.Teacher] })],
            [.. school.ClassTeachings.Concat(plan.ClassTeachingsToLink).Select(link => link with { Teacher = adults[link.Teacher] })]
        );
    }

    private static Guid Id() => Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
}
