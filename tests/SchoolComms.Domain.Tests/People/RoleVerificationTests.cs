using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using SchoolComms.Domain.Tests.Moderation;

namespace SchoolComms.Domain.Tests.People;

/// <summary>What waits for a status (S1 2.1 2.3, S3 2.1 2.4, S4 2.6–2.7), and who confirms it.</summary>
public sealed class RoleVerificationTests
{
    private static readonly DateTimeOffset Now = Given.At("2026-03-11T10:00+03:00");
    private static readonly Edition Edition = Given.Edition("college");
    private static readonly Actor Administrator = Given.Actor(Edition, Role.Teacher) with { Offices = [Office.Administrator] };

    [Theory]
    [InlineData("group-chats", Role.Teacher, true)]
    [InlineData("group-chats", Role.Staff, false)]
    [InlineData("model", Role.Teacher, true)]
    [InlineData("college", Role.Teacher, true)]
    [InlineData("college", Role.Staff, true)]
    [InlineData("college", Role.Parent, false)]
    [InlineData("interaction", Role.Teacher, false)]
    [InlineData("posting-hours", Role.Teacher, false)]
    public void The_regulation_says_whose_status_is_verified(string preset, Role role, bool verified) =>
        (Claim(Given.Edition(preset), role) is not null).ShouldBe(verified);

    [Fact]
    public void What_the_regulation_makes_wait_is_refused_with_its_clause_until_the_status_is_confirmed()
    {
        var teacher = Given.Actor(Edition, Role.Teacher);
        var claimed = teacher with { Unverified = [Role.Teacher] };

        var refused = Permissions.Check(claimed, SchoolAction.CreateColleagueChat, Target.School).Error;

        refused.ShouldBeOfType<StatusUnconfirmed>().Clause!.Number.ShouldBe("2.7");
        ChatRule.RightToCreate(claimed, ChatKind.Task, null).Error.ShouldBeOfType<StatusUnconfirmed>();
        Permissions.Check(teacher, SchoolAction.CreateColleagueChat, Target.School).IsRefused.ShouldBeFalse();
        Permissions.Check(claimed, SchoolAction.WriteInChat, new Target(InChat: true)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void Who_holds_an_office_by_an_order_is_not_held_up()
    {
        var led = new ClassId(Guid.CreateVersion7(Now));
        var leader = Given.Actor(Edition, Role.Teacher) with
        {
            Unverified = [Role.Teacher],
            Offices = [Office.ClassTeacher],
            LeadsClasses = [led],
        };

        Permissions.Check(leader, SchoolAction.CreateChat, Target.Of(led)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void A_confirmed_role_gives_what_another_claimed_one_does_not()
    {
        var worker = Given.Actor(Edition, Role.Teacher) with { Roles = [Role.Teacher, Role.Staff], Unverified = [Role.Staff] };

        Permissions.Check(worker, SchoolAction.CreateColleagueChat, Target.School).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void A_moderator_whose_status_waits_invites_nobody_where_inviting_waits()
    {
        var verification = new StatusVerification([Role.Teacher], [SchoolAction.IssueInvite]);
        var edition = Given.Edition("college", change: regulation => regulation with { StatusVerification = verification });
        var moderator = Given.Actor(edition, Role.Teacher) with { Moderates = true };
        var chat = new Target(InChat: true, Moderates: true);

        Permissions.Check(moderator, SchoolAction.IssueInvite, chat).IsRefused.ShouldBeFalse();
        Permissions
            .Check(moderator with { Unverified = [Role.Teacher] }, SchoolAction.IssueInvite, chat)
            .Error.ShouldBeOfType<StatusUnconfirmed>();
    }

    [Fact]
    public void Nobody_confirms_their_own_status_and_it_is_decided_once()
    {
        var claim = Claim(Edition, Role.Teacher)!;

        claim.Confirm(Administrator with { Person = claim.PersonId }, null, Now).Error.ShouldBeOfType<OwnStatus>();
        claim.Confirm(Given.Actor(Edition, Role.Teacher), null, Now).Error.ShouldBeOfType<NotPermitted>().Clause!.Number.ShouldBe("2.7");
        claim.Confirm(Administrator, "Приказ № 12-к", Now).IsRefused.ShouldBeFalse();
        claim
            .Refuse(Administrator, "Не работает в школе", Now)
            .Error.ShouldBeOfType<StatusDecided>()
            .State.ShouldBe(VerificationState.Confirmed);
    }

    [Fact]
    public void A_refusal_has_a_reason_of_a_bearable_length()
    {
        var claim = Claim(Edition, Role.Teacher)!;

        claim.Refuse(Administrator, " ", Now).Error.ShouldBe(new DecisionReasonMissing { Field = "Reason" });
        claim.Refuse(Administrator, new string('а', 501), Now).Error.ShouldBe(new DecisionReasonTooLong(500) { Field = "Reason" });
        claim.State.ShouldBe(VerificationState.Claimed);
        claim.Refuse(Administrator, $" {new string('а', 500)} ", Now).IsRefused.ShouldBeFalse();
        (claim.State, claim.Reason).ShouldBe((VerificationState.Refused, new string('а', 500)));
        (claim.DecidedBy, claim.DecidedAt).ShouldBe((Administrator.Person, Now));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("  ", null)]
    [InlineData(" Приказ № 12-к ", "Приказ № 12-к")]
    public void A_confirmation_may_name_the_document_that_was_looked_at(string? document, string? kept)
    {
        var claim = Claim(Edition, Role.Teacher)!;

        claim.Confirm(Administrator, document, Now).IsRefused.ShouldBeFalse();

        (claim.State, claim.Reason).ShouldBe((VerificationState.Confirmed, kept));
    }

    [Fact]
    public void The_document_is_named_in_500_characters_at_most()
    {
        var claim = Claim(Edition, Role.Teacher)!;

        claim.Confirm(Administrator, new string('а', 501), Now).Error.ShouldBe(new DecisionReasonTooLong(500) { Field = "Reason" });
        claim.Confirm(Administrator, new string('а', 500), Now).IsRefused.ShouldBeFalse();
    }

    private static RoleVerification? Claim(Edition edition, Role role)
    {
        var person = Person.Register(edition.SchoolId, FullName.Parse("Серова Ольга").Value, Now);
        var invite = Invite.Issue(edition.SchoolId, role, null, null, 5, Now.AddDays(7), Administrator.Person, Now).Value;
        return RoleVerification.Claim(person, invite, edition, Now);
    }
}
