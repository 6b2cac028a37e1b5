using System.Globalization;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Presets;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Tests.Moderation;

/// <summary>A school under a preset, a chat, people: what the rules of chats and moderation are tried on.</summary>
internal static class Given
{
    public static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");
    public static readonly DateTimeOffset Start = At("2026-02-11T00:00+03:00");

    public static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    public static PersonId Somebody() => NewId.Of<PersonId>(Start);

    public static Judge Moderator(PersonId? person = null) => new(person ?? Somebody(), Capacity.Moderator);

    public static Judge Director(PersonId? person = null) => new(person ?? Somebody(), Capacity.Director);

    public static Judge Official(PersonId? person = null) => new(person ?? Somebody(), Capacity.Official);

    public static Edition Edition(string preset, int number = 1, Func<Regulation, Regulation>? change = null)
    {
        var regulation = RegulationPreset.Find(preset)!.Regulation;
        var order = new Order("21", new DateOnly(2026, 2, 11).AddYears(number - 1));
        return Domain.Regulations.Edition.Approve(
            NewId.Of<SchoolId>(Start),
            number,
            change?.Invoke(regulation) ?? regulation,
            order,
            Start.AddYears(number - 1)
        );
    }

    public static Chat Chat(ChatKind kind = ChatKind.ClassParents) =>
        Domain.Chats.Chat.Create(NewId.Of<SchoolId>(Start), kind, "5А · родители", null, Somebody(), Start);

    public static Message Message(Audience audience = Audience.Parent, PersonId? author = null) =>
        Domain.Chats.Message.Post(Chat(), author ?? Somebody(), audience, "Какая скука", Start);

    /// <summary>A parent with so many violations, an hour apart from the start on.</summary>
    public static BlockCase Case(int violations, params Block[] blocks) =>
        new(
            Chat().Id,
            new Offender(Somebody(), Audience.Parent, false),
            [.. Enumerable.Range(0, violations).Select(hour => Start.AddHours(hour))],
            blocks
        );

    public static Actor Actor(Edition edition, Role role)
    {
        var profile = SchoolProfile.Create("Школа", "Школа", "Новогорск", "Europe/Moscow", null, null).Value;
        var school = School.SetUp("school", SchoolKind.School, profile, Start).Value;
        return new Actor(school, edition, Somebody(), FullName.Parse("Орлов Пётр").Value) { Roles = [role], RulesAcknowledged = true };
    }

    /// <summary>A school in Moscow, with the state's calendar and a five-day week.</summary>
    public static School MoscowSchool() => Actor(Edition("group-chats"), Role.Parent).School;

    /// <summary>A parent, as an offender, with the violations that a block of theirs can rest on.</summary>
    public static Offender Parent(PersonId? person = null) => new(person ?? Somebody(), Audience.Parent, GovernsSchool: false);

    public static Violation ViolationOf(ChatId chat, Offender offender, Edition edition, DateTimeOffset at) =>
        Domain
            .Moderation.Violation.RecordCircumstance(
                chat,
                offender,
                at,
                Rule.NegativeOrExcessive,
                "Бранился на собрании",
                at,
                edition,
                edition,
                Moderator(),
                at
            )
            .Value;
}
