using SchoolComms.Domain.People.Roster;

namespace SchoolComms.Domain.Tests.People.Roster;

/// <summary>The school after a plan has been applied to it, as the store would give it back.</summary>
internal static class Applied
{
    public static ExistingRoster To(this RosterPlan plan, ExistingRoster school)
    {
        var moved = plan.Transfers.ToDictionary(transfer => transfer.Student, transfer => transfer.To);
        var told = plan.StudentCorrections.ToDictionary(correction => correction.Student);
        var students = school
            .Students.Concat(plan.StudentsToCreate)
            .ToDictionary(
                student => student,
                student => new RosterStudent(
                    Id(),
                    told.GetValueOrDefault(student)?.Name ?? student.Name,
                    moved.GetValueOrDefault(student) ?? student.Class,
                    told.GetValueOrDefault(student)?.BirthDate ?? student.BirthDate,
                    told.GetValueOrDefault(student)?.JournalId ?? student.JournalId
                )
            );
        var staff = plan.StaffToCreate.ToDictionary(worker => worker.Person);
        var corrected = plan.AdultCorrections.ToDictionary(correction => correction.Person);
        var adults = school
            .Adults.Concat(plan.ParentsToCreate)
            .Concat(staff.Keys)
            .Distinct()
            .ToDictionary(
                adult => adult,
                adult => new RosterAdult(
                    Id(),
                    corrected.GetValueOrDefault(adult)?.Name ?? adult.Name,
                    corrected.GetValueOrDefault(adult)?.Phone ?? adult.Phone,
                    corrected.GetValueOrDefault(adult)?.Email ?? adult.Email,
                    adult.IsStaff || staff.ContainsKey(adult)
                )
                {
                    Post = corrected.GetValueOrDefault(adult)?.Post ?? staff.GetValueOrDefault(adult)?.Position ?? adult.Post,
                }
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
