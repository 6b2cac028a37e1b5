using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.People;

public sealed class PersonTests
{
    private static readonly DateTimeOffset Later = Start.AddDays(1);
    private static readonly AccountId Account = NewId.Of<AccountId>(Start);

    [Fact]
    public void Whoever_has_no_role_left_leaves_the_school()
    {
        var person = Registered(Role.Teacher, Role.Parent);

        person.End(Role.Teacher, Later);
        (person.Has(Role.Teacher), person.Has(Role.Parent), person.LeftAt).ShouldBe((false, true, null));
        person.End(Role.Parent, Later);
        (person.Has(Role.Parent), person.LeftAt).ShouldBe((false, Later));
    }

    [Fact]
    public void Whoever_has_left_has_left_once()
    {
        var person = Registered(Role.Parent);

        person.Leave(Start);
        person.Leave(Later);

        person.LeftAt.ShouldBe(Start);
    }

    [Fact]
    public void A_role_is_given_once()
    {
        var person = Registered(Role.Parent);

        person.Grant(Role.Parent, Later);

        person.Roles.ShouldHaveSingleItem().Role.ShouldBe(Role.Parent);
    }

    [Fact]
    public void A_role_that_ended_then_is_given_back_and_the_place_in_the_school_with_it()
    {
        var person = Registered(Role.Parent);
        person.End(Role.Parent, Later);

        person.Restore(Role.Parent, Later.AddTicks(1)).ShouldBeFalse();
        person.Restore(Role.Teacher, Later).ShouldBeFalse();
        person.LeftAt.ShouldBe(Later);
        person.Restore(Role.Parent, Later).ShouldBeTrue();
        (person.Has(Role.Parent), person.LeftAt).ShouldBe((true, null));
    }

    [Fact]
    public void A_role_that_stands_again_by_something_newer_is_not_given_back()
    {
        var person = Registered(Role.Parent);
        person.End(Role.Parent, Later);
        person.Grant(Role.Parent, Later.AddDays(1));

        person.Restore(Role.Parent, Later).ShouldBeFalse();
        person.Roles.Count(grant => grant.EndedAt is null).ShouldBe(1);

        person.End(Role.Parent, Later.AddDays(2));
        person.Roles.Select(grant => grant.EndedAt).ShouldBe([Later, Later.AddDays(2)]);
    }

    [Fact]
    public void A_person_joins_with_one_account_and_stays_joined_since_then()
    {
        var person = Registered(Role.Parent);
        person.HasJoined.ShouldBeFalse();

        person.Join(Account, Start).IsRefused.ShouldBeFalse();
        person.Join(Account, Later).IsRefused.ShouldBeFalse();
        (person.HasJoined, person.Account, person.JoinedAt).ShouldBe((true, Account, Start));
        person.Join(NewId.Of<AccountId>(Start), Later).Error.ShouldBeOfType<PersonHasJoined>();
    }

    [Fact]
    public void No_old_link_brings_back_who_has_left()
    {
        var person = Registered(Role.Parent);
        person.Join(Account, Start).IsRefused.ShouldBeFalse();
        person.Leave(Later);

        person.HasJoined.ShouldBeFalse();
        person.Join(Account, Later).Error.ShouldBeOfType<PersonHasLeft>();
    }

    [Fact]
    public void A_further_list_adds_contacts_and_takes_none_away()
    {
        var (phone, email) = (PhoneNumber.Parse("89161974052").Value, EmailAddress.Parse("anna@school.example").Value);
        var person = Registered(Role.Parent).Reachable(phone, null).Reachable(null, email);
        (person.Phone, person.Email).ShouldBe((phone, email));
        person.Reachable(null, null);
        (person.Phone, person.Email).ShouldBe((phone, email));
        var (newPhone, newEmail) = (PhoneNumber.Parse("89161974053").Value, EmailAddress.Parse("kotova@school.example").Value);
        person.Reachable(newPhone, newEmail);
        (person.Phone, person.Email).ShouldBe((newPhone, newEmail));

        person.Correct(FullName.Parse("Котова Анна").Value, new DateOnly(1990, 5, 1), null, null, "Учитель");
        (person.Phone, person.Email, person.Post, person.BirthDate).ShouldBe((null, null, "Учитель", new DateOnly(1990, 5, 1)));
        (person.Name.Full, person.NameKey).ShouldBe(("Котова Анна", person.Name.Key));
    }

    [Fact]
    public void A_parent_and_a_child_belong_together_until_it_is_ended_and_from_when_it_is_taken_up_again()
    {
        var (parent, child) = (Registered(Role.Parent), Registered(Role.Student));
        var link = Guardianship.Link(parent, child, Start);
        (link.GuardianId, link.ChildId, link.Since, link.EndedAt).ShouldBe((parent.Id, child.Id, Start, null));

        link.End("Решение суда", Later);
        (link.EndedAt, link.EndReason).ShouldBe((Later, "Решение суда"));
        link.Resume(Later.AddDays(1));
        (link.Since, link.EndedAt, link.EndReason).ShouldBe((Later.AddDays(1), null, null));
    }

    [Fact]
    public void A_membership_of_a_class_ends_once_and_is_given_back()
    {
        var person = Registered(Role.Teacher);
        var fifth = SchoolClass.Create(person.SchoolId, ClassName.Parse("5А").Value, 2025, Start);
        var membership = ClassMembership.Join(fifth, person, Role.Teacher, "Физика", Start);
        (membership.Subject, membership.ClassId, membership.EndedAt).ShouldBe(("Физика", fifth.Id, null));
        ClassMembership.Join(fifth, person, Role.Student, null, Start).Subject.ShouldBe("");

        membership.End(Start);
        membership.End(Later);
        membership.EndedAt.ShouldBe(Start);
        membership.Restore();
        membership.EndedAt.ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-03-11", true)]
    [InlineData("2026-03-12", false)]
    [InlineData("1926-03-12", true)]
    [InlineData("1926-03-11", false)]
    public void Nobody_at_school_is_born_tomorrow_or_was_a_hundred_years_ago(string born, bool possible) =>
        BirthDates.Check(DateOnly.Parse(born), new DateOnly(2026, 3, 11)).IsRefused.ShouldBe(!possible);

    [Fact]
    public void The_new_director_is_a_worker_whom_somebody_else_enters()
    {
        var (worker, parent, gone, current) = (
            Registered(Role.Staff),
            Registered(Role.Parent),
            Registered(Role.Teacher),
            Registered(Role.Teacher)
        );
        gone.Leave(Later);
        var order = new Order("21", new DateOnly(2026, 2, 11));
        var appointment = Appointment.Make(current, Office.Director, null, order, Start);
        var administrator = Actor(Edition("interaction"), Role.Staff);

        DirectorRule.MayBecome(administrator, worker, appointment).IsRefused.ShouldBeFalse();
        DirectorRule.MayBecome(administrator, current, null).IsRefused.ShouldBeFalse();
        DirectorRule.MayBecome(administrator, current, appointment).Error.ShouldBe(new IsDirectorAlready { Field = "Person" });
        DirectorRule.MayBecome(administrator, parent, appointment).Error.ShouldBe(new NotAWorker { Field = "Person" });
        DirectorRule.MayBecome(administrator, gone, appointment).Error.ShouldBeOfType<NotAWorker>();
        DirectorRule
            .MayBecome(administrator with { Person = worker.Id }, worker, appointment)
            .Error.ShouldBeOfType<OwnAppointment>()
            .Clause.ShouldNotBeNull();
    }

    private static Person Registered(params Role[] roles)
    {
        var person = Person.Register(NewId.Of<SchoolId>(Start), FullName.Parse("Орлова Анна").Value, Start);
        foreach (var role in roles)
            person.Grant(role, Start);
        return person;
    }
}
