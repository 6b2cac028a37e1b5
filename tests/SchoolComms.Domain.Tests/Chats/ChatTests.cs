using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Chats;

public sealed class ChatTests
{
    [Fact]
    public void A_name_is_some_text_of_at_most_80_characters()
    {
        Domain.Chats.Chat.Named(" \t").Error.ShouldBeOfType<ChatNameEmpty>();
        Domain.Chats.Chat.Named($" {new string('я', 80)} ").Value.ShouldBe(new string('я', 80));
        Domain.Chats.Chat.Named(new string('я', 81)).Error.ShouldBeOfType<ChatNameTooLong>().Max.ShouldBe(80);
    }

    [Theory]
    [InlineData(ChatKind.ClassStudents, Audience.Student)]
    [InlineData(ChatKind.DirectorAndStudents, Audience.Student)]
    [InlineData(ChatKind.ClassParents, Audience.Parent)]
    [InlineData(ChatKind.DirectorAndParents, Audience.Parent)]
    [InlineData(ChatKind.Event, null)]
    public void A_rule_is_cited_for_the_families_that_a_chat_is_for(ChatKind kind, Audience? audience) =>
        Chat(kind).WrittenBy.ShouldBe(audience);

    [Fact]
    public void The_chats_that_every_class_has_follow_it_and_no_others()
    {
        Enum.GetValues<ChatKind>()
            .Where(kind => Chat(kind).FollowsClass)
            .ShouldBe([ChatKind.ClassStudents, ChatKind.ClassParents, ChatKind.ClassTeachers]);
        Enum.GetValues<ChatKind>()
            .Where(kind => ClassChats.MembersOf(kind) is not null)
            .ShouldBe([ChatKind.ClassStudents, ChatKind.ClassParents, ChatKind.ClassTeachers]);
        ClassChats.MembersOf(ChatKind.ClassStudents).ShouldBe(Role.Student);
        ClassChats.MembersOf(ChatKind.ClassParents).ShouldBe(Role.Parent);
        ClassChats.MembersOf(ChatKind.ClassTeachers).ShouldBe(Role.Teacher);
    }

    [Fact]
    public void Channels_are_the_schools_and_the_staffs() =>
        Enum.GetValues<ChatKind>().Where(kind => Chat(kind).IsChannel).ShouldBe([ChatKind.SchoolChannel, ChatKind.StaffChannel]);

    [Fact]
    public void A_chat_goes_over_with_its_class_under_the_new_name()
    {
        var chat = Chat();
        var next = Class("6А");

        chat.GoAlong(Class("5А"), next);

        (chat.ClassId, chat.Name).ShouldBe((next.Id, "6А · родители"));
    }

    [Theory]
    [InlineData(77, true)]
    [InlineData(78, false)]
    public void A_name_that_would_be_too_long_stays_as_it_was(int more, bool renamed)
    {
        var name = $"9А{new string('я', more)}";
        var chat = Domain.Chats.Chat.Create(NewId.Of<SchoolId>(Start), ChatKind.ClassOther, name, null, Somebody(), Start);

        chat.GoAlong(Class("9А"), Class("10А"));

        chat.Name.StartsWith("10А", StringComparison.Ordinal).ShouldBe(renamed);
    }

    [Fact]
    public void A_chat_of_two_knows_the_other_one_until_it_rests()
    {
        var (one, other) = (Somebody(), Somebody());
        var chat = Domain.Chats.Chat.Direct(NewId.Of<SchoolId>(Start), other, one, Start);

        chat.IsDirect.ShouldBeTrue();
        (chat.OtherThan(one), chat.OtherThan(other)).ShouldBe((other, one));
        (chat.FirstId, chat.SecondId).ShouldBe(one.Value.CompareTo(other.Value) < 0 ? (one, other) : (other, one));

        chat.Rest();
        (chat.OtherThan(one), chat.OtherThan(other)).ShouldBe((null, null));
        Chat().IsDirect.ShouldBeFalse();
    }

    [Fact]
    public void A_message_carries_its_files_in_the_order_in_which_they_were_chosen()
    {
        var message = Message();
        FileId[] files = [NewId.Of<FileId>(Start), NewId.Of<FileId>(Start)];

        var carried = message.Carry(files);

        message.FileCount.ShouldBe(2);
        carried.Select(each => (each.FileId, each.Position)).ShouldBe([(files[0], 0), (files[1], 1)]);
        carried.ShouldAllBe(each => each.MessageId == message.Id && each.ChatId == message.ChatId && each.SchoolId == message.SchoolId);
    }

    [Fact]
    public void An_unsent_message_takes_ten_files_and_no_more()
    {
        var unsent = UnsentMessage.Begin(Chat(), Somebody(), Start);
        foreach (var _ in Enumerable.Range(0, 9))
            unsent.Add(Picture());

        unsent.HasRoomFor(1).IsRefused.ShouldBeFalse();
        unsent.HasRoomFor(2).Error.ShouldBeOfType<TooManyFiles>().Most.ShouldBe(10);
        unsent.Drop(unsent.Files[0].FileId);
        unsent.Files.Count.ShouldBe(8);
        unsent.Drop(NewId.Of<FileId>(Start));
        unsent.Files.Count.ShouldBe(8);
        unsent.Files.ShouldAllBe(file => file.ChatId == unsent.ChatId && file.AuthorId == unsent.AuthorId && file.Kind == FileKind.Png);
    }

    [Fact]
    public void An_unsent_text_is_kept_as_far_as_a_message_may_be_long()
    {
        var unsent = UnsentMessage.Begin(Chat(), Somebody(), Start);
        (unsent.Text, unsent.TouchedAt).ShouldBe(("", Start));

        unsent.Write("Добрый день", Start);
        unsent.Text.ShouldBe("Добрый день");
        unsent.Write(new string('я', Domain.Chats.Message.MaxText), Start.AddHours(1));
        unsent.Text.Length.ShouldBe(4000);
        unsent.Write(new string('я', Domain.Chats.Message.MaxText + 1), Start.AddHours(2));
        (unsent.Text.Length, unsent.TouchedAt).ShouldBe((4000, Start.AddHours(2)));
        unsent.Write(new string('я', Domain.Chats.Message.MaxText - 1) + "🙂", Start);
        unsent.Text.ShouldBe(new string('я', 3999));
    }

    private static SchoolClass Class(string name) =>
        SchoolClass.Create(NewId.Of<SchoolId>(Start), ClassName.Parse(name).Value, 2025, Start);

    private static StoredFile Picture() =>
        StoredFile.Take(NewId.Of<SchoolId>(Start), Somebody(), "a.png", SampleFiles.Png, StoredFile.InMessages, Start).Value;
}
