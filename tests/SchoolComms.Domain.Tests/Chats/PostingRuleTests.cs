using FsCheck;
using FsCheck.Fluent;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Calendar;
using static SchoolComms.Domain.Tests.Moderation.Given;
using Result = SchoolComms.Domain.Common.Result;

namespace SchoolComms.Domain.Tests.Chats;

public sealed class PostingRuleTests
{
    private static readonly DateTimeOffset Open = At("2026-03-11T10:00+03:00");
    private static readonly DateTimeOffset Closed = At("2026-03-11T18:00+03:00");

    [Theory]
    [InlineData(Role.Parent, "6")]
    [InlineData(Role.Student, "8")]
    public void Families_write_within_the_hours_and_are_refused_by_their_own_clause(Role role, string clause)
    {
        Check(role, Open).IsRefused.ShouldBeFalse();
        Check(role, Closed).Error.ShouldBeOfType<MessageRefused>().Clause!.Number.ShouldBe(clause);
    }

    [Theory]
    [InlineData(Role.Teacher)]
    [InlineData(Role.Staff)]
    public void Workers_write_at_any_time(Role role) => Check(role, Closed).IsRefused.ShouldBeFalse();

    [Fact]
    public void An_exception_lifts_exactly_its_rule()
    {
        Check(Role.Parent, Closed, lifted: Rule.PostingHours).IsRefused.ShouldBeFalse();
        Check(Role.Parent, Closed, lifted: Rule.Uninformative).IsRefused.ShouldBeTrue();
        Check(Role.Parent, Closed, "👍", Rule.PostingHours)
            .Error.ShouldBeOfType<MessageRefused>()
            .Verdict.Findings.ShouldHaveSingleItem()
            .Rule.ShouldBe(Rule.Uninformative);
    }

    [Fact]
    public void A_worker_is_warned_of_personal_data_once_and_then_decides()
    {
        const string Text = "Телефон мамы Вики: 8 916 123-45-67";

        var warned = Check(Role.Teacher, Open, Text).Error.ShouldBeOfType<MessageWarned>();

        warned.Clause!.Number.ShouldBe("5");
        warned.Verdict.Decisive.ShouldHaveSingleItem().Rule.ShouldBe(Rule.PersonalData);
        Check(Role.Teacher, Open, Text, warned: true).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void A_refusal_is_not_lifted_by_having_seen_it() => Check(Role.Parent, Closed, warned: true).IsRefused.ShouldBeTrue();

    [Fact]
    public void A_message_has_at_least_one_character_and_at_most_4000()
    {
        Check(Role.Teacher, Open, "").Error.ShouldBe(new MessageEmpty { Field = "Text" });
        Check(Role.Teacher, Open, "  \n").Error.ShouldBeOfType<MessageEmpty>();
        Check(Role.Teacher, Open, new string('я', 4000) + "\n").IsRefused.ShouldBeFalse();
        Check(Role.Teacher, Open, new string('я', 4001)).Error.ShouldBe(new MessageTooLong(4000) { Field = "Text" });
    }

    [Fact]
    public void The_blocked_read_and_do_not_write()
    {
        var (actor, chat, member) = Member(Role.Parent);
        var blocked = new MemberBlocked(Closed, new Clause("4.5", "Блокировка", new DateOnly(2025, 9, 1)));

        PostingRule.MayWrite(actor, chat, member, blocked).Error.ShouldBe(blocked);
        Permissions.Check(actor, SchoolAction.ReadChat, Target.Of(member)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void A_block_is_cited_as_it_stood_when_it_was_decided()
    {
        var old = Edition("group-chats");
        var block = BlockingRule.Block(Case(4), old, Moderator(), Open.AddDays(1), Open, Moscow).Value;

        var told = block.Refusal(old, Moscow);

        told.Clause!.Edition.ShouldBe(old.Order.Date);
        told.Until.Offset.ShouldBe(TimeSpan.FromHours(3));
    }

    [Fact]
    public void Who_has_not_confirmed_the_Rules_does_not_write()
    {
        var (actor, chat, member) = Member(Role.Parent);

        PostingRule.MayWrite(actor with { RulesAcknowledged = false }, chat, member, null).Error.ShouldBeOfType<RulesNotAcknowledged>();
        PostingRule.MayWrite(actor, chat, member, null).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void A_bare_picture_informs_of_nothing_unless_it_is_allowed_or_somebody_says_what_it_is()
    {
        Check(Role.Parent, Open, "", files: [FileKind.Jpeg])
            .Error.ShouldBeOfType<MessageRefused>()
            .Verdict.Decisive.ShouldHaveSingleItem()
            .Rule.ShouldBe(Rule.Uninformative);
        Check(Role.Parent, Open, "", Rule.Uninformative, files: [FileKind.Jpeg]).IsRefused.ShouldBeFalse();
        Check(Role.Parent, Open, "Расписание на завтра", files: [FileKind.Jpeg]).IsRefused.ShouldBeFalse();
        Check(Role.Parent, Open, "", files: [FileKind.Jpeg, FileKind.Pdf]).IsRefused.ShouldBeFalse();
        Check(Role.Teacher, Open, "", files: [FileKind.Jpeg]).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void What_is_to_be_held_does_not_pass_without_a_moderator()
    {
        var held = Edition("posting-hours", change: regulation => WithMode(regulation, Rule.Uninformative, Mode.Hold));

        Check(held, Open, "👍").Error.ShouldBeOfType<MessageHeld>().Clause!.Number.ShouldBe("6");
        CheckLetThrough(held, Open, "👍").IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void What_would_be_held_is_refused_between_two_for_nobody_decides_on_it()
    {
        var held = Edition("posting-hours", change: regulation => WithMode(regulation, Rule.Uninformative, Mode.Hold));
        var (actor, _, member) = Member(held, Role.Parent);
        var other = new Counterpart(Somebody(), FullName.Parse("Орлова Анна").Value, [Role.Teacher], HasJoined: true, Meets: true);
        var chat = Domain.Chats.Chat.Direct(actor.School.Id, actor.Person, other.Person, Start);
        var circumstances = new Circumstances(Moscow, WorkingCalendar.State, new HashSet<Rule>());

        PostingRule
            .Check(actor, chat, member, null, new Draft("👍", Audience.Parent, Open), circumstances, other)
            .Error.ShouldBeOfType<MessageRefused>()
            .Clause!.Number.ShouldBe("6");
    }

    [Fact]
    public void A_moderators_word_lifts_what_workers_may_lift_and_nothing_else()
    {
        var held = Edition("posting-hours", change: regulation => WithMode(regulation, Rule.Insult, Mode.Hold));

        CheckLetThrough(held, Closed, "Ты дурак").IsRefused.ShouldBeFalse();
        CheckLetThrough(held, Open, "Ты дурак, мой телефон 8 916 123-45-67").Error.ShouldBeOfType<MayNotBeLetThrough>();
        CheckLetThrough(held, Open, "Ты дурак", acknowledged: false).Error.ShouldBeOfType<AuthorMayNotWrite>();
    }

    [Fact]
    public void An_exception_lifts_exactly_its_rule_in_exactly_its_period()
    {
        var edition = Edition("posting-hours");
        var cases =
            from rule in Gen.Elements(Rule.PostingHours, Rule.Uninformative)
            from text in Gen.Elements("👍", "Во сколько завтра выезд автобуса?", "Пишите в телеграм")
            from hour in Gen.Choose(0, 7 * 24)
            from starts in Gen.Choose(-24, 24)
            from hours in Gen.Choose(1, 24)
            from offset in Gen.Elements(-1, 0, 1)
            select (rule, text, From: Start.AddHours(hour + starts), Hours: hours, Now: Start.AddHours(hour).AddTicks(offset));

        Prop.ForAll(
                cases.ToArbitrary(),
                sample =>
                {
                    var (rule, text, from, hours, now) = sample;
                    var exception = RuleException
                        .Allow(Chat(), rule, from, from.AddHours(hours), "Экскурсия", Somebody(), edition, [], from)
                        .Value;
                    Rule[] lifted = exception.IsInForce(now) ? [exception.Rule] : [];
                    var expected = Met(edition, text, now).Where(met => met != rule || now < from || now >= from.AddHours(hours));
                    return Met(edition, text, now, lifted).SequenceEqual(expected);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private static IReadOnlyList<Rule> Met(Edition edition, string text, DateTimeOffset now, params Rule[] lifted)
    {
        var (actor, chat, member) = Member(edition, Role.Parent);
        var circumstances = new Circumstances(Moscow, WorkingCalendar.State, lifted.ToHashSet());
        var checkedMessage = PostingRule.Check(actor, chat, member, null, new Draft(text, Audience.Parent, now), circumstances);
        return checkedMessage.Error is MessageRefused refused ? [.. refused.Verdict.Findings.Select(finding => finding.Rule)] : [];
    }

    private static Result CheckLetThrough(Edition edition, DateTimeOffset at, string text, bool acknowledged = true)
    {
        var (actor, chat, member) = Member(edition, Role.Parent);
        var circumstances = new Circumstances(Moscow, WorkingCalendar.State, new HashSet<Rule>());
        var draft = new Draft(text, Audience.Parent, at);
        return PostingRule.CheckLetThrough(actor with { RulesAcknowledged = acknowledged }, chat, member, null, draft, circumstances);
    }

    private static Result Check(Edition edition, DateTimeOffset at, string text)
    {
        var (actor, chat, member) = Member(edition, Role.Parent);
        var circumstances = new Circumstances(Moscow, WorkingCalendar.State, new HashSet<Rule>());
        return PostingRule.Check(actor, chat, member, null, new Draft(text, Audience.Parent, at), circumstances);
    }

    private static Regulation WithMode(Regulation regulation, Rule rule, Mode mode) =>
        regulation with
        {
            Content = [.. regulation.Content.Select(content => content.Rule == rule ? content with { Mode = mode } : content)],
        };

    private static Result Check(
        Role role,
        DateTimeOffset at,
        string text = "Во сколько завтра выезд автобуса?",
        Rule? lifted = null,
        bool warned = false,
        FileKind[]? files = null
    )
    {
        var (actor, chat, member) = Member(role);
        var draft = new Draft(text, actor.AudienceAs(role), at, warned) { Files = files ?? [] };
        var rules = lifted is { } rule ? new HashSet<Rule> { rule } : [];
        return PostingRule.Check(actor, chat, member, null, draft, new Circumstances(Moscow, WorkingCalendar.State, rules));
    }

    private static (Actor Actor, Chat Chat, ChatMember Member) Member(Role role) => Member(Edition("posting-hours"), role);

    private static (Actor Actor, Chat Chat, ChatMember Member) Member(Edition edition, Role role)
    {
        var (actor, chat) = (Actor(edition, role), Chat());
        return (actor, chat, ChatMember.Enter(chat, actor.Person, role, moderator: false, Start));
    }
}
