using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Domain.Tests.Moderation;

namespace SchoolComms.Domain.Tests.People;

public sealed class MovementTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 11, 22, 0, 0, TimeSpan.Zero);
    private static readonly PersonId Administrator = NewId.Of<PersonId>(Now);

    // 22:00 by Greenwich on the 11th is 10:00 of the 12th in Kamchatka: the school's day counts.
    private static readonly School Kamchatka = School
        .SetUp("vostok", SchoolKind.School, SchoolProfile.Create("Школа", "Школа", "Новогорск", "Asia/Kamchatka", null, null).Value, Now)
        .Value;

    [Theory]
    [InlineData("2026-03-12", true)]
    [InlineData("2026-03-11", true)]
    [InlineData("2026-03-13", false)]
    public void A_movement_of_today_or_before_is_due_at_once_and_one_of_tomorrow_waits(string day, bool due) =>
        Enter(day).Value.IsDue(Now).ShouldBe(due);

    [Theory]
    [InlineData("2026-03-12")]
    [InlineData("2026-03-11")]
    public void What_is_due_at_once_is_due_now_and_not_before_it_was_entered(string day) => Enter(day).Value.DueAt.ShouldBe(Now);

    [Fact]
    public void It_takes_effect_at_midnight_by_the_schools_clock() =>
        Enter("2026-03-13").Value.DueAt.ShouldBe(new DateTimeOffset(2026, 3, 13, 0, 0, 0, TimeSpan.FromHours(12)));

    [Fact]
    public void An_order_may_be_older_than_the_day() =>
        Enter("2026-03-30", new Order("7", new DateOnly(2026, 2, 1))).IsRefused.ShouldBeFalse();

    [Theory]
    [InlineData(366, false)]
    [InlineData(367, true)]
    [InlineData(-366, false)]
    [InlineData(-367, true)]
    public void A_day_more_than_a_year_ahead_or_back_is_refused(int days, bool refused) =>
        Enter(Kamchatka.DateAt(Now).AddDays(days).ToString("O"))
            .Error.ShouldBe(refused ? new MovementDayTooFar(366) { Field = "EffectiveOn" } : null);

    [Theory]
    [InlineData("group-chats", MovementKind.Leaving, "4.8")]
    [InlineData("group-chats", MovementKind.Dismissal, "4.8")]
    [InlineData("group-chats", MovementKind.Graduation, "4.8")]
    [InlineData("group-chats", MovementKind.Transfer, "2.1")]
    [InlineData("posting-hours", MovementKind.Leaving, "4")]
    [InlineData("posting-hours", MovementKind.Transfer, null)]
    [InlineData("college", MovementKind.Leaving, "2.3")]
    public void It_rests_on_the_clause_on_who_has_departed_and_else_on_the_one_on_movements(
        string preset,
        MovementKind kind,
        string? clause
    ) => (Movement.ClauseOf(kind, Given.Edition(preset))?.Number).ShouldBe(clause);

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void It_is_undone_within_a_day_and_not_a_second_later(int seconds, bool refused)
    {
        var movement = Enter("2026-03-12").Value;
        movement.TakeEffect(Consequences.None, Now);

        movement.MayUndo(Now.AddDays(1).AddSeconds(seconds)).IsRefused.ShouldBe(refused);
    }

    [Fact]
    public void It_is_undone_once_and_not_at_all_where_it_came_with_the_turn_of_a_year()
    {
        var movement = Enter("2026-03-12").Value;
        movement.TakeEffect(Consequences.None, Now);
        var graduation = new MovementOf(NewId.Of<PersonId>(Now), MovementKind.Graduation, Role.Student);
        var withOthers = Movement.AtTurnOfYear(graduation, movement.Order, Administrator, Kamchatka, Now);

        movement.Undo(Administrator, "Ошибка", Now).IsRefused.ShouldBeFalse();
        movement.Undo(Administrator, "Ошибка", Now).Error.ShouldBeOfType<MovementNotInEffect>();
        withOthers.Undo(Administrator, "Ошибка", Now).Error.ShouldBeOfType<MovementNotInEffect>();
    }

    [Fact]
    public void The_reason_of_a_cancellation_has_200_characters_at_most()
    {
        var movement = Enter("2026-03-13").Value;

        movement.Cancel(Administrator, new string('а', 201), Now).Error.ShouldBe(new MovementReasonMissing(200) { Field = "Reason" });
        movement.Cancel(Administrator, $" {new string('а', 200)} ", Now).IsRefused.ShouldBeFalse();
        movement.CloseReason.ShouldBe(new string('а', 200));
    }

    [Fact]
    public void What_waits_is_cancelled_once_and_not_undone()
    {
        var movement = Enter("2026-03-13").Value;

        movement.MayUndo(Now).Error.ShouldBeOfType<MovementNotInEffect>();
        movement.Cancel(Administrator, " ", Now).Error.ShouldBeOfType<MovementReasonMissing>();
        movement.Cancel(Administrator, "Передумали", Now).IsRefused.ShouldBeFalse();
        movement.Cancel(Administrator, "Передумали", Now).Error.ShouldBeOfType<MovementDoesNotWait>();
        movement.IsDue(Now.AddDays(30)).ShouldBeFalse();
    }

    [Fact]
    public void What_was_hindered_is_tried_again_later()
    {
        var movement = Enter("2026-03-12").Value;

        movement.Hinder(new LastAdministrator(new Clause("2.1", "Администратор", new DateOnly(2026, 2, 11))), Now);

        movement.Obstacle.ShouldBe(MovementObstacle.LastAdministrator);
        movement.ObstacleClause!.Number.ShouldBe("2.1");
        movement.IsDue(Now).ShouldBeFalse();
        movement.IsDue(Now + Movement.TriedAgainAfter).ShouldBeTrue();
    }

    [Fact]
    public void A_role_ends_and_the_last_one_takes_the_person_out_of_the_school()
    {
        var person = Person.Register(Kamchatka.Id, FullName.Parse("Тестова Анна").Value, Now);
        person.Grant(Role.Teacher, Now);
        person.Grant(Role.Parent, Now);

        person.End(Role.Teacher, Now.AddDays(1));
        person.Has(Role.Teacher).ShouldBeFalse();
        person.LeftAt.ShouldBeNull();

        person.End(Role.Parent, Now.AddDays(2));
        person.LeftAt.ShouldBe(Now.AddDays(2));

        person.Restore(Role.Parent, Now.AddDays(1)).ShouldBeFalse();
        person.Restore(Role.Parent, Now.AddDays(2)).ShouldBeTrue();
        person.LeftAt.ShouldBeNull();
    }

    private static Result<Movement> Enter(string day, Order? order = null) =>
        Movement.Enter(
            new MovementOf(NewId.Of<PersonId>(Now), MovementKind.Leaving, Role.Student),
            order ?? new Order("12", new DateOnly(2026, 3, 10)),
            DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
            new Dictionary<Domain.Chats.ChatId, PersonId>(),
            Administrator,
            Kamchatka,
            Now
        );
}
