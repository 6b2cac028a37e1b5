using System.Text.Json;
using SchoolComms.Application.People;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Roster;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Tests.People;

/// <summary>A whole school's files, read where they lie beside the repository (shared/data/roster).</summary>
public sealed class SharedRosterTests
{
    private static readonly RosterFileLimits Limits = new(MaxBytes: 10 * 1024 * 1024, MaxRows: 20_000);

    [Fact]
    public void The_students_of_a_whole_school_come_out_as_they_are()
    {
        var truth = Truth();

        var plan = PlanStudents();

        plan.ClassesToCreate.Count.ShouldBe(truth.GetProperty("classes").GetInt32());
        plan.StudentsToCreate.Count.ShouldBe(truth.GetProperty("students").GetInt32());
        plan.ParentsToCreate.Count.ShouldBe(truth.GetProperty("parents").GetInt32());
        plan.GuardianshipsToLink.Count.ShouldBe(truth.GetProperty("guardian_links").GetInt32());
        plan.Skipped.Count.ShouldBe(truth.GetProperty("bad_lines").GetArrayLength());
    }

    [Fact]
    public void Each_bad_line_is_named_with_its_reason() =>
        PlanStudents()
            .Skipped.Select(bad => (bad.Number, bad.Reason.GetType()))
            .ShouldBe([
                (76, typeof(PhoneIsInvalid)),
                (122, typeof(NameIsFormula)),
                (505, typeof(NoSuchDate)),
                (781, typeof(ClassNameIsEmpty)),
                (891, typeof(NameIsEmpty)),
                (973, typeof(NoSuchClass)),
                (1000, typeof(StudentIsRepeated)),
            ]);

    [Fact]
    public void The_staff_of_a_whole_school_come_out_as_they_are()
    {
        var truth = Truth();

        var plan = StaffRoster.Read(Table("staff.csv").Lines, Columns(RosterKind.Staff, "staff.csv")).Value.PlanFor(ExistingRoster.Empty);

        plan.StaffToCreate.Count.ShouldBe(truth.GetProperty("staff").GetInt32());
        plan.ClassTeachingsToLink.Count.ShouldBe(truth.GetProperty("classes").GetInt32());
        plan.Skipped.ShouldBeEmpty();
    }

    private static RosterPlan PlanStudents() =>
        StudentRoster
            .Read(Table("students.csv").Lines, Columns(RosterKind.Students, "students.csv"), new DateOnly(2026, 9, 1))
            .Value.PlanFor(ExistingRoster.Empty);

    private static RosterColumns Columns(RosterKind kind, string file) => RosterColumns.Recognise(kind, Table(file).Headers);

    private static RosterTable Table(string file) => RosterFile.Read(File.ReadAllBytes(Path.Combine(Folder(), file)), Limits).Value;

    private static JsonElement Truth() => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(), "truth.json"))).RootElement;

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var roster = Path.Combine(folder.FullName, "shared", "data", "roster");
            if (Directory.Exists(roster))
            {
                return roster;
            }
        }

        Assert.Skip("There is no shared/data/roster beside this repository.");
        return "";
    }
}
