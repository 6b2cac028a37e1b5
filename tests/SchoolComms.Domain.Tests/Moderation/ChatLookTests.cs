using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Moderation;

public sealed class ChatLookTests
{
    private static readonly Edition Edition = Edition("group-chats");
    private static readonly Actor Director = Actor(Edition, Role.Teacher) with { Offices = [Office.Director] };

    [Fact]
    public void A_look_lasts_an_hour_to_the_second_and_names_its_clause()
    {
        var look = ChatLook.Open(Director, Chat(), " Обращение родителей ", Start).Value;

        (look.Reason, look.Clause, look.Until).ShouldBe(("Обращение родителей", "2.2", Start.AddHours(1)));
        var openAt = (DateTimeOffset now) => ChatLook.OpenAt(now).Compile()(look);
        openAt(Start).ShouldBeTrue();
        openAt(Start.AddHours(1).AddSeconds(-1)).ShouldBeTrue();
        openAt(Start.AddHours(1)).ShouldBeFalse();
    }

    [Fact]
    public void It_needs_a_reason_of_a_bounded_length_and_a_regulation_that_provides_for_it()
    {
        ChatLook.Open(Director, Chat(), " ", Start).Error.ShouldBeOfType<TextMissingOrTooLong>();
        ChatLook.Open(Director, Chat(), new string('а', ChatLook.MaxReason), Start).IsRefused.ShouldBeFalse();
        ChatLook.Open(Director, Chat(), new string('а', ChatLook.MaxReason + 1), Start).Error.ShouldBeOfType<TextMissingOrTooLong>();
        ChatLook
            .Open(Director with { Edition = Edition("posting-hours") }, Chat(), "Проверка", Start)
            .Error.ShouldBeOfType<LookingNotProvided>();
    }

    [Fact]
    public void An_official_of_one_class_looks_into_its_chats_only_and_a_teacher_into_none()
    {
        var (own, other) = (NewId.Of<ClassId>(Start), NewId.Of<ClassId>(Start));
        var official = Actor(Edition, Role.Staff) with { Powers = [new HeldPower(Power.Control, own)] };

        ChatLook.Open(official, ChatOf(own), "Проверка", Start).IsRefused.ShouldBeFalse();
        ChatLook.Open(official, ChatOf(other), "Проверка", Start).Error.ShouldBeOfType<NotPermitted>();
        ChatLook.Open(official, ChatOf(null), "Проверка", Start).Error.ShouldBeOfType<NotPermitted>();
        ChatLook.Open(Actor(Edition, Role.Teacher), ChatOf(own), "Проверка", Start).Error.ShouldBeOfType<NotPermitted>();
    }

    private static Chat ChatOf(ClassId? @class) =>
        Domain.Chats.Chat.Create(NewId.Of<SchoolId>(Start), ChatKind.ClassParents, "5А · родители", @class, Somebody(), Start);
}
