using SchoolComms.Testing;

namespace SchoolComms.Web.Tests.Schools;

/// <summary>The step form of a new school, filled in rightly; a test spoils what it is about.</summary>
internal static class NewSchoolForm
{
    private static int count;

    public static string NextSlug() => $"new-{Environment.ProcessId}-{Interlocked.Increment(ref count)}";

    public static Dictionary<string, string> Of(string slug) =>
        new()
        {
            ["Input.FullName"] = "Средняя школа № 7 города Новогорска",
            ["Input.ShortName"] = "Школа № 7",
            ["Input.Kind"] = "School",
            ["Input.Locality"] = "Новогорск",
            ["Input.TimeZone"] = "Asia/Omsk",
            ["Input.Preset"] = "posting-hours",
            ["Input.RegulationOrder.Number"] = "20-од",
            ["Input.RegulationOrder.Date"] = "2026-02-10",
            ["Input.Director.Name"] = "Лапин Сергей Петрович",
            ["Input.Director.Email"] = $"director@{slug}.example",
            ["Input.Director.Password"] = TestSchool.Password,
            ["Input.Administrator.Name"] = "Ким Алла Викторовна",
            ["Input.Administrator.Email"] = $"admin@{slug}.example",
            ["Input.Administrator.Password"] = TestSchool.Password,
            ["Input.AppointmentOrder.Number"] = "21-од",
            ["Input.AppointmentOrder.Date"] = "2026-02-11",
            ["Input.Slug"] = slug,
        };
}
