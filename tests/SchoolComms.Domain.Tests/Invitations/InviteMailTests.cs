using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Tests.Moderation;

namespace SchoolComms.Domain.Tests.Invitations;

public sealed class InviteMailTests
{
    [Theory]
    [InlineData(MailFailure.Postponed)]
    [InlineData(MailFailure.Unreachable)]
    public void What_fails_for_a_time_is_tried_three_times_more_after_growing_pauses(MailFailure failure)
    {
        var mail = Ask();
        var now = Given.Start;
        foreach (var pause in InviteMail.Pauses)
        {
            mail.Try(now);
            mail.Fail(failure, 451, now);

            mail.IsDue(now + pause - TimeSpan.FromTicks(1)).ShouldBeFalse();
            now += pause;
            mail.IsDue(now).ShouldBeTrue();
        }

        mail.Try(now);
        mail.Fail(failure, 451, now);

        (mail.State, mail.Attempts, mail.EndedAt).ShouldBe((MailState.Failed, 4, now));
        InviteMail.Pauses.ShouldBeInOrder(SortDirection.Ascending);
    }

    [Theory]
    [InlineData(MailFailure.Refused)]
    [InlineData(MailFailure.LinkClosed)]
    public void What_is_refused_for_good_is_not_tried_again(MailFailure failure)
    {
        var mail = Ask();
        mail.Try(Given.Start);

        mail.Fail(failure, 550, Given.Start);

        (mail.State, mail.Failure, mail.Answer).ShouldBe((MailState.Failed, failure, 550));
        mail.IsDue(Given.Start.AddDays(1)).ShouldBeFalse();
    }

    [Fact]
    public void While_one_node_tries_a_letter_no_other_does()
    {
        var mail = Ask();

        mail.Try(Given.Start);

        mail.IsDue(Given.Start.AddMinutes(1)).ShouldBeFalse();
        mail.IsDue(Given.Start.AddMinutes(5)).ShouldBeTrue();
    }

    [Fact]
    public void A_letter_that_went_out_after_a_failure_has_none()
    {
        var mail = Ask();
        mail.Try(Given.Start);
        mail.Fail(MailFailure.Postponed, 451, Given.Start);

        mail.Try(Given.Start.AddMinutes(1));
        mail.Deliver(Given.Start.AddMinutes(1));

        (mail.State, mail.Failure, mail.Answer).ShouldBe((MailState.Sent, null, null));
    }

    private static InviteMail Ask()
    {
        var invite = Invite.Issue(default, Role.Parent, null, null, 1, Given.Start.AddDays(14), Given.Somebody(), Given.Start).Value;
        return InviteMail.Ask(invite, EmailAddress.Parse("parent@mail.example").Value, Given.Somebody(), Given.Start);
    }
}
