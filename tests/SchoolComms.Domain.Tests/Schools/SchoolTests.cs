using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Schools;

public sealed class SchoolTests
{
    [Theory]
    [InlineData("2026-06-30", 2025)]
    [InlineData("2026-07-01", 2026)]
    [InlineData("2026-09-01", 2026)]
    [InlineData("2026-12-31", 2026)]
    [InlineData("2027-01-01", 2026)]
    public void From_July_on_a_date_belongs_to_the_coming_school_year(string date, int year) =>
        SchoolClass.YearOf(DateOnly.Parse(date)).ShouldBe(year);

    [Fact]
    public void The_staff_room_has_no_year()
    {
        var (room, ordinary) = (Class(ClassName.StaffRoom), Class(ClassName.Parse("5А").Value));

        (room.IsStaffRoom, room.SchoolYear).ShouldBe((true, 0));
        (ordinary.IsStaffRoom, ordinary.SchoolYear).ShouldBe((false, 2026));
    }

    [Fact]
    public void A_school_is_set_up_under_a_name_that_an_address_may_have_and_in_a_time_zone_of_Russia()
    {
        School.SetUp("s_31", SchoolKind.School, Profile(), Start).Error.ShouldBeOfType<SlugInvalid>().Field.ShouldBe("Slug");
        var refused = SchoolProfile.Create("Школа", "Школа", "Новогорск", "Europe/Paris", null, null);
        refused.Error.ShouldBeOfType<TimeZoneUnknown>().Field.ShouldBe("TimeZone");
    }

    [Fact]
    public void White_space_around_a_schools_facts_is_no_part_of_them()
    {
        var profile = SchoolProfile.Create(" Школа № 31 ", " Школа 31 ", " Новогорск ", "Europe/Moscow", " a@b.example ", " 8 ").Value;

        (profile.FullName, profile.ShortName, profile.Locality).ShouldBe(("Школа № 31", "Школа 31", "Новогорск"));
        (profile.Email, profile.Phone).ShouldBe(("a@b.example", "8"));
        (Profile().Email, Profile().Phone).ShouldBe((null, null));
    }

    [Fact]
    public void A_date_is_the_one_on_the_schools_own_clock()
    {
        MoscowSchool().DateAt(At("2026-03-11T20:59Z")).ShouldBe(new DateOnly(2026, 3, 11));
        MoscowSchool().DateAt(At("2026-03-11T21:00Z")).ShouldBe(new DateOnly(2026, 3, 12));
    }

    [Theory]
    [InlineData("89161974052", "anna@school.example", "Орлов Пётр", true)]
    [InlineData("84951974052", "anna@school.example", "Орлов Пётр", false)]
    [InlineData(null, "anna@school.example", "Орлов Пётр", false)]
    [InlineData("89161974052", null, "Орлов Пётр", false)]
    [InlineData("89161974052", "anna@school.example", null, false)]
    public void An_application_is_complete_with_a_mobile_number_an_address_and_a_director(
        string? phone,
        string? email,
        string? director,
        bool isComplete
    )
    {
        var administrator = Person
            .Register(NewId.Of<SchoolId>(Start), FullName.Parse("Котова Анна").Value, Start)
            .Reachable(phone is null ? null : PhoneNumber.Parse(phone).Value, email is null ? null : EmailAddress.Parse(email).Value);
        var order = new Order("21", new DateOnly(2026, 2, 11));

        new RegistrationApplication(
            MoscowSchool(),
            administrator,
            order,
            director is null ? null : FullName.Parse(director).Value,
            null
        ).IsComplete.ShouldBe(isComplete);
    }

    private static SchoolClass Class(ClassName name) => SchoolClass.Create(NewId.Of<SchoolId>(Start), name, 2026, Start);

    private static SchoolProfile Profile() => SchoolProfile.Create("Школа", "Школа", "Новогорск", "Europe/Moscow", null, null).Value;
}
