using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Domain.Tests.Moderation;

namespace SchoolComms.Domain.Tests.Invitations;

public sealed class InviteTests
{
    private static readonly DateTimeOffset End = Given.Start.AddDays(14);

    [Fact]
    public void A_link_is_open_until_its_last_instant()
    {
        var invite = Issue(1);

        invite.StateAt(End.AddTicks(-1)).ShouldBe(InviteState.Unclaimed);
        invite.StateAt(End).ShouldBe(InviteState.Expired);
    }

    [Fact]
    public void A_link_ends_in_the_future_and_says_where_it_does_not()
    {
        Issue(End).Error.ShouldBe(new InviteEndsInPast { Field = "ExpiresAt" });
        Issue(End.AddTicks(-1)).IsRefused.ShouldBeFalse();
        ForPerson(End).Error.ShouldBe(new InviteEndsInPast { Field = "ExpiresAt" });
        ForPerson(End.AddTicks(-1)).IsRefused.ShouldBeFalse();

        static Result<Invite> Issue(DateTimeOffset now) => Invite.Issue(default, Role.Parent, null, null, 1, End, Given.Somebody(), now);
        static Result<Invite> ForPerson(DateTimeOffset now) => Invite.ForPerson(Parent(), Role.Parent, null, End, Given.Somebody(), now);
    }

    [Fact]
    public void Whoever_has_left_gets_no_link()
    {
        var gone = Parent();
        gone.Leave(Given.Start);

        Invite.ForPerson(gone, Role.Parent, null, End, Given.Somebody(), Given.Start).Error.ShouldBeOfType<InviteeHasLeft>();
    }

    [Theory]
    [InlineData(0, InviteState.Unclaimed)]
    [InlineData(1, InviteState.PartlyUsed)]
    [InlineData(2, InviteState.Spent)]
    [InlineData(3, InviteState.Spent)]
    public void A_link_for_two_is_spent_when_both_have_joined(int used, InviteState state)
    {
        var invite = Used(Issue(2), used);

        invite.StateAt(Given.Start).ShouldBe(state);
        invite.IsOpen(Given.Start).Error.ShouldBe(state == InviteState.Spent ? new InviteSpent() : null);
        invite.StateAt(End).ShouldBe(state == InviteState.Spent ? state : InviteState.Expired);
    }

    [Fact]
    public void A_link_is_annulled_while_it_could_be_used_and_keeps_who_and_why()
    {
        var (invite, by) = (Issue(2), Given.Somebody());

        invite.Annul(by, " Отправили не туда ", End).Error.ShouldBe(new InviteExpired(End) { Kind = ErrorKind.Conflict });
        Used(Issue(2), 2).Annul(by, "Не туда", Given.Start).Error.ShouldBe(new InviteSpent { Kind = ErrorKind.Conflict });
        invite.Annul(by, " Отправили не туда ", Given.Start).IsRefused.ShouldBeFalse();
        (invite.AnnulledAt, invite.AnnulledBy, invite.AnnulReason).ShouldBe((Given.Start, by, "Отправили не туда"));
        invite.Annul(by, "Ещё раз", Given.Start).Error.ShouldBe(new InviteAnnulled { Kind = ErrorKind.Conflict });
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(Invite.MaxUses, true)]
    [InlineData(Invite.MaxUses + 1, false)]
    public void A_link_serves_one_person_to_a_hundred(int uses, bool possible) =>
        Invite
            .Issue(default(SchoolId), Role.Parent, null, null, uses, End, Given.Somebody(), Given.Start)
            .Error.ShouldBe(possible ? null : new InviteUsesOutOfRange(100) { Field = "Uses" });

    [Fact]
    public void What_the_store_asks_agrees_with_what_the_link_says()
    {
        var annulled = Issue(2);
        annulled.Annul(Given.Somebody(), "Отправили не туда", Given.Start);
        DateTimeOffset[] moments = [Given.Start, End.AddTicks(-1), End];

        foreach (var invite in new[] { Issue(1), annulled, Used(Issue(2), 1), Used(Issue(2), 2), Used(Issue(2), 3) })
        {
            foreach (var now in moments)
            {
                var states = Enum.GetValues<InviteState>().Where(state => Invite.InState(state, now).Compile()(invite));
                states.ShouldBe([invite.StateAt(now)]);
                Invite.OpenAt(now).Compile()(invite).ShouldBe(!invite.IsOpen(now).IsRefused);
            }
        }
    }

    [Theory]
    [InlineData(Role.Parent, false, true)]
    [InlineData(Role.Teacher, false, false)]
    [InlineData(Role.Teacher, true, true)]
    [InlineData(Role.Staff, true, false)]
    public void A_personal_link_gives_a_role_of_theirs_and_the_administration_that_of_a_teacher(
        Role role,
        bool ofAdministration,
        bool possible
    )
    {
        var issued = Invite.ForPerson(Parent(), role, null, End, Given.Somebody(), Given.Start, ofAdministration);

        issued.IsRefused.ShouldBe(!possible);
        if (possible)
            issued.Value.Uses.ShouldBe(1);
    }

    private static Person Parent()
    {
        var parent = Person.Register(default, FullName.Parse("Лунина Ольга").Value, Given.Start);
        parent.Grant(Role.Parent, Given.Start);
        return parent;
    }

    [Fact]
    public void A_personal_link_brings_back_only_who_was_removed_before_it_was_issued()
    {
        var link = Invite.ForPerson(Parent(), Role.Parent, null, End, Given.Somebody(), Given.Start).Value;

        LetsBackIn(link, []).ShouldBeTrue();
        LetsBackIn(link, [Given.Start.AddTicks(-1)]).ShouldBeTrue();
        LetsBackIn(link, [Given.Start]).ShouldBeFalse();
        LetsBackIn(link, [Given.Start.AddDays(-9), Given.Start]).ShouldBeFalse();
        LetsBackIn(link, [Given.Start, null]).ShouldBeTrue();
    }

    [Fact]
    public void A_link_that_others_have_too_brings_back_nobody_who_was_removed()
    {
        LetsBackIn(Issue(1), []).ShouldBeTrue();
        LetsBackIn(Issue(1), [Given.Start.AddDays(-9)]).ShouldBeFalse();
        LetsBackIn(Issue(1), [Given.Start.AddDays(-9), null]).ShouldBeTrue();
    }

    [Theory]
    [InlineData(Role.Teacher)]
    [InlineData(Role.Parent)]
    public void A_link_for_the_whole_school_gives_no_role_back_that_was_ended(Role role)
    {
        var shared = Into(role, @class: null, chat: null);

        InviteRule.LetsIn(shared, inRole: [], there: []).ShouldBeTrue();
        InviteRule.LetsIn(shared, inRole: [Given.Start.AddDays(-9)], there: []).ShouldBeFalse();
        InviteRule.LetsIn(shared, inRole: [Given.Start.AddDays(-9), null], there: []).ShouldBeTrue();
    }

    [Theory]
    [InlineData(Role.Teacher, false)]
    [InlineData(Role.Parent, true)]
    public void A_link_into_a_class_or_a_chat_gives_no_worker_a_role_back_and_asks_a_family_for_the_times_there(Role role, bool letsIn)
    {
        var ended = Given.Start.AddDays(-9);

        InviteRule.LetsIn(Into(role, new ClassId(Guid.Empty), chat: null), inRole: [ended], there: []).ShouldBe(letsIn);
        InviteRule.LetsIn(Into(role, @class: null, new ChatId(Guid.Empty)), inRole: [ended], there: []).ShouldBe(letsIn);
    }

    [Fact]
    public void A_link_into_a_chat_lets_back_only_who_was_moved_out_before_it_was_issued()
    {
        var link = Into(Role.Parent, @class: null, new ChatId(Guid.Empty));

        InviteRule.LetsIn(link, inRole: [null], there: [Given.Start.AddTicks(-1)]).ShouldBeTrue();
        InviteRule.LetsIn(link, inRole: [null], there: [Given.Start]).ShouldBeFalse();
    }

    private static bool LetsBackIn(Invite invite, IReadOnlyCollection<DateTimeOffset?> times) => InviteRule.LetsIn(invite, times, times);

    private static Invite Into(Role role, ClassId? @class, ChatId? chat) =>
        Invite.Issue(default, role, @class, chat, 1, End, Given.Somebody(), Given.Start).Value;

    // The store counts the uses, in one statement with the condition.
    private static Invite Used(Invite invite, int times)
    {
        typeof(Invite).GetProperty(nameof(Invite.Used))!.SetValue(invite, times);
        return invite;
    }

    private static Invite Issue(int uses) => Invite.Issue(default, Role.Parent, null, null, uses, End, Given.Somebody(), Given.Start).Value;
}
