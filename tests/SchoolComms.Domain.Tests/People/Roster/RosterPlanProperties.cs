using FsCheck;
using FsCheck.Fluent;
using SchoolComms.Domain.People.Roster;

namespace SchoolComms.Domain.Tests.People.Roster;

/// <summary>Lists made of few names and few contacts, so that people meet in every way.</summary>
public sealed class RosterPlanProperties
{
    private static readonly Gen<string> Names = Gen.Elements("Чижова Анна", "Грачёв Лев");
    private static readonly Gen<string> Classes = Gen.Elements("5А", "5Б");
    private static readonly Gen<string> Phones = Gen.Elements("", "", "8 900 000-00-01", "8 900 000-00-02");
    private static readonly Gen<string> Emails = Gen.Elements("", "", "one@family.example", "two@family.example");

    // An id of the journal is one student's, and the two parents of a child are not namesakes whose contacts cross from line to
    // line: what a list says of two people under one mark, only a person can put right, in the preview.
    private static readonly Gen<string> StudentLines =
        from name in Names
        from schoolClass in Classes
        from birth in Gen.Elements("", "01.09.2014", "02.09.2014", "03.09.2014")
        from mother in Gen.Elements("Чижова Ольга", "Грачёва Нина")
        from motherPhone in Phones
        from motherEmail in Emails
        from father in Gen.Elements("Чижов Пётр", "Грачёв Олег")
        from fatherPhone in Phones
        from hasId in Gen.Elements(false, birth.Length > 0)
        let id = hasId ? $"{name[0]}-{birth}" : ""
        select $"{name};{schoolClass};{birth};{mother};{motherPhone};{motherEmail};{father};{fatherPhone};;{id}";

    private static readonly Gen<string> StaffLines =
        from name in Names
        from subject in Gen.Elements("", "Химия")
        from taught in Classes
        from led in Gen.Elements("", "5А", "5Б")
        from email in Emails
        from phone in Phones
        select $"{name};Учитель;{subject};{taught};{led};{email};{phone}";

    [Fact]
    public void Students_that_have_been_imported_are_not_imported_again() =>
        Prop.ForAll(
                StudentLines.ArrayOf().ToArbitrary(),
                lines =>
                {
                    var file = Sheet.Students(lines);
                    return file.PlanFor(file.PlanFor(ExistingRoster.Empty).To(ExistingRoster.Empty)).HasNothingToDo;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Staff_that_have_been_imported_are_not_imported_again() =>
        CheckTwice(StaffLines, (lines, school) => Sheet.Staff(lines).PlanFor(school));

    private static void CheckTwice(Gen<string> line, Func<string[], ExistingRoster, RosterPlan> plan) =>
        Prop.ForAll(
                Gen.Two(line.ArrayOf()).ToArbitrary(),
                files =>
                {
                    var (before, file) = files;
                    var school = plan(before, ExistingRoster.Empty).To(ExistingRoster.Empty);

                    return plan(file, plan(file, school).To(school)).HasNothingToDo;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));
}
