using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Chats;

public sealed class ChatMemberTests
{
    private static readonly DateTimeOffset Later = Start.AddDays(1);

    [Fact]
    public void Who_enters_is_there_as_what_they_came_as()
    {
        var (chat, person) = (Chat(), Somebody());
        var member = ChatMember.Enter(chat, person, Role.Teacher, moderator: true, Start);

        (member.SchoolId, member.ChatId, member.PersonId, member.Role).ShouldBe((chat.SchoolId, chat.Id, person, Role.Teacher));
        (member.IsModerator, member.IsPresent, member.JoinedAt).ShouldBe((true, true, Start));
    }

    [Fact]
    public void Who_moved_away_is_brought_back_and_who_left_comes_back_by_their_own_will_alone()
    {
        var moved = Ended(Departure.Moved);
        moved.Return(Role.Teacher, Later).ShouldBeTrue();
        (moved.IsPresent, moved.Role, moved.JoinedAt, moved.Departure).ShouldBe((true, Role.Teacher, Later, null));

        var left = Ended(Departure.Left);
        left.Return(Role.Parent, Later).ShouldBeFalse();
        left.IsPresent.ShouldBeFalse();
        left.Return(Role.Parent, Later, ofOwnWill: true).ShouldBeTrue();
        left.IsPresent.ShouldBeTrue();
    }

    [Fact]
    public void Who_is_there_does_not_return()
    {
        var member = Member();

        member.Return(Role.Teacher, Later, ofOwnWill: true).ShouldBeFalse();
        (member.Role, member.JoinedAt).ShouldBe((Role.Parent, Start));
    }

    [Fact]
    public void What_was_sent_last_is_known_again_and_what_came_by_no_form_never()
    {
        var (member, form) = (Member(), SentForm.Of("1", "Спасибо"));
        (member.HasSent(form), member.HasSent(null)).ShouldBe((false, false));

        member.Send(form);
        member.Send(null);

        (member.HasSent(form), member.HasSent(null), member.HasSent(SentForm.Of("2", "Спасибо"))).ShouldBe((true, false, false));

        member.Send(SentForm.Of("2", "Спасибо"));
        (member.HasSent(form), member.HasSent(SentForm.Of("2", "Спасибо"))).ShouldBe((false, true));
    }

    [Fact]
    public void A_membership_ends_once()
    {
        var member = Ended(Departure.Left);

        member.End(Departure.Moved, Later.AddDays(1));

        (member.EndedAt, member.Departure).ShouldBe((Later, Departure.Left));
    }

    [Fact]
    public void Who_takes_charge_is_there_again_as_the_moderator()
    {
        var member = Ended(Departure.Left);

        member.TakeCharge(Role.Teacher, Later);

        (member.IsPresent, member.Role, member.IsModerator).ShouldBe((true, Role.Teacher, true));
    }

    [Fact]
    public void Who_hands_over_stays_as_what_they_still_are_and_moves_away_otherwise()
    {
        var (stays, goes) = (Member(Role.Teacher, moderator: true), Member(Role.Teacher, moderator: true));

        stays.HandOver(Role.Parent, Later);
        goes.HandOver(null, Later);

        (stays.IsPresent, stays.Role, stays.IsModerator).ShouldBe((true, Role.Parent, false));
        (goes.EndedAt, goes.Departure, goes.IsModerator).ShouldBe((Later, Departure.Moved, false));
    }

    [Fact]
    public void Who_loses_a_role_goes_on_in_another()
    {
        var member = Member();

        member.GoOnAs(Role.Staff);

        member.Role.ShouldBe(Role.Staff);
    }

    [Fact]
    public void Reading_never_goes_back()
    {
        var (earlier, later) = (NewId.Of<MessageId>(Start), NewId.Of<MessageId>(Later));
        var member = Member();

        member.Read(earlier).ShouldBeTrue();
        member.LastRead.ShouldBe(earlier);
        member.Read(later).ShouldBeTrue();
        member.Read(earlier).ShouldBeFalse();
        member.Read(later).ShouldBeFalse();
        member.LastRead.ShouldBe(later);
    }

    [Fact]
    public void One_of_two_rows_of_a_person_takes_over_what_the_other_had()
    {
        var read = NewId.Of<MessageId>(Later);
        var kept = Ended(Departure.Left);
        var other = Member(Role.Teacher, moderator: true, at: Start.AddDays(-1));
        other.Read(read);

        kept.Absorb(other, Later);

        (kept.IsPresent, kept.Departure, kept.Role, kept.IsModerator).ShouldBe((true, null, Role.Teacher, true));
        (kept.JoinedAt, kept.LastRead).ShouldBe((Start.AddDays(-1), read));
        (other.EndedAt, other.Departure, other.IsModerator).ShouldBe((Later, Departure.Moved, false));
    }

    [Fact]
    public void A_row_that_has_ended_gives_neither_its_role_nor_its_office()
    {
        var ended = Member(Role.Teacher, moderator: true, at: Start.AddDays(1));
        ended.End(Departure.Left, Later);
        var (present, gone) = (Member(), Ended(Departure.Moved));

        present.Absorb(ended, Later.AddDays(1));
        gone.Absorb(ended, Later.AddDays(1));

        (present.IsPresent, present.Role, present.IsModerator, present.JoinedAt).ShouldBe((true, Role.Parent, false, Start));
        (gone.IsPresent, gone.Departure).ShouldBe((false, Departure.Moved));
        (ended.EndedAt, ended.Departure).ShouldBe((Later, Departure.Left));
    }

    [Fact]
    public void Two_rows_that_are_there_keep_the_role_of_the_first_and_the_office_of_either()
    {
        var (parent, moderator) = (Member(), Member(Role.Teacher, moderator: true));

        parent.Absorb(moderator, Later);

        (parent.Role, parent.IsModerator).ShouldBe((Role.Parent, true));

        parent.Absorb(Member(Role.Staff, moderator: true), Later);
        parent.IsModerator.ShouldBeTrue();
    }

    [Fact]
    public void A_departure_is_taken_back_where_it_was_this_one_and_not_of_their_own_will()
    {
        var (moved, left) = (Ended(Departure.Moved), Ended(Departure.Left));

        moved.Restore(Later.AddTicks(1), Role.Parent, moderator: false).ShouldBeFalse();
        left.Restore(Later, Role.Parent, moderator: false).ShouldBeFalse();
        left.IsPresent.ShouldBeFalse();
        moved.Restore(Later, Role.Teacher, moderator: true).ShouldBeTrue();
        (moved.IsPresent, moved.Departure, moved.Role, moved.IsModerator).ShouldBe((true, null, Role.Teacher, true));
    }

    [Fact]
    public void A_change_of_role_is_taken_back_as_well()
    {
        var member = Member(Role.Staff);

        member.Restore(Later, Role.Teacher, moderator: true).ShouldBeTrue();

        (member.Role, member.IsModerator).ShouldBe((Role.Teacher, true));
    }

    private static ChatMember Member(Role role = Role.Parent, bool moderator = false, DateTimeOffset? at = null) =>
        ChatMember.Enter(Chat(), Somebody(), role, moderator, at ?? Start);

    private static ChatMember Ended(Departure departure)
    {
        var member = Member();
        member.End(departure, Later);
        return member;
    }
}
