using SchoolComms.Domain.People.Roster;

namespace SchoolComms.Web.Pages.People;

/// <summary>An import in figures: before it is done, and after.</summary>
public sealed record RosterFigures(
    int Classes,
    int Students,
    int Parents,
    int Guardianships,
    int Staff,
    int Teachings,
    int ClassTeachers,
    int Moved,
    int Changed,
    int Left,
    int Unlinked,
    int Unchanged,
    int Skipped
)
{
    public static RosterFigures Of(RosterPlan plan) =>
        new(
            plan.ClassesToCreate.Count,
            plan.StudentsToCreate.Count,
            plan.ParentsToCreate.Count,
            plan.GuardianshipsToLink.Count,
            plan.StaffToCreate.Count,
            plan.TeachingsToLink.Count,
            plan.ClassTeachingsToLink.Count,
            plan.Transfers.Count,
            plan.StudentCorrections.Count + plan.AdultCorrections.Count,
            plan.Departures.Count,
            plan.GuardianshipsToEnd.Count,
            plan.Unchanged.Count,
            plan.Skipped.Count
        );
}
