using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Presets;
using SchoolComms.Domain.Schools;
using SchoolComms.Domain.Tests.Moderation;

namespace SchoolComms.Domain.Tests.People;

public sealed class AdministratorRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 11, 10, 0, 0, TimeSpan.FromHours(3));
    private static readonly SchoolId School = NewId.Of<SchoolId>(Now);
    private static readonly PersonId Somebody = NewId.Of<PersonId>(Now);

    [Theory]
    [InlineData(Role.Teacher, true)]
    [InlineData(Role.Staff, true)]
    [InlineData(Role.Student, false)]
    [InlineData(Role.Parent, false)]
    public void Teachers_and_staff_who_have_joined_may_become_administrators(Role role, bool may)
    {
        var refused = AdministratorRule.MayBecome(Joined(role), [Somebody], Edition("group-chats")).Error;

        if (may)
            refused.ShouldBeNull();
        else
            refused.ShouldBeOfType<NotAColleague>().Clause!.Number.ShouldBe("2.1");
    }

    [Fact]
    public void A_teacher_who_has_not_joined_may_not() =>
        AdministratorRule.MayBecome(Known(Role.Teacher), [Somebody], Edition("interaction")).Error.ShouldBeOfType<NotAColleague>();

    [Fact]
    public void Nobody_becomes_administrator_twice()
    {
        var teacher = Joined(Role.Teacher);

        AdministratorRule.MayBecome(teacher, [teacher.Id], Edition("college")).Error.ShouldBeOfType<AlreadyAdministrator>();
    }

    [Theory]
    [InlineData("interaction", "4.1")]
    [InlineData("group-chats", "2.1")]
    [InlineData("model", "2.1")]
    [InlineData("college", "2.3")]
    public void The_rule_stands_on_the_clause_of_each_source(string preset, string clause) =>
        AdministratorRule.ClauseOf(Edition(preset))!.Number.ShouldBe(clause);

    [Fact]
    public void Without_a_clause_on_additional_administrators_the_one_on_the_administrator_is_cited()
    {
        var silent = Given.Edition(
            "model",
            change: regulation => regulation with { Citations = regulation.Citations.Remove(Rule.AdditionalAdministrators) }
        );

        AdministratorRule.ClauseOf(silent)!.Number.ShouldBe("2.2");
    }

    [Fact]
    public void The_rights_wait_for_an_agreement_unless_the_order_is_of_whose_agreement_it_is_and_not_about_themselves()
    {
        var model = Edition("model");
        var deputyAgrees = Given.Edition("model", change: regulation => regulation with { AdministratorConsent = [Office.Deputy] });
        var (administrator, director) = (Holder(model, Office.Administrator), Holder(model, Office.Director));

        AdministratorRule.WaitsForAgreement(administrator, Somebody).ShouldBeTrue();
        AdministratorRule.WaitsForAgreement(administrator with { AnswersForIt = true }, Somebody).ShouldBeTrue();
        AdministratorRule.WaitsForAgreement(director, director.Person).ShouldBeTrue();
        AdministratorRule.WaitsForAgreement(Holder(deputyAgrees, Office.Director), Somebody).ShouldBeTrue();
        AdministratorRule.WaitsForAgreement(director, Somebody).ShouldBeFalse();
        AdministratorRule.WaitsForAgreement(Holder(Edition("group-chats"), Office.Administrator), Somebody).ShouldBeFalse();
    }

    [Fact]
    public void The_last_administrator_stays()
    {
        AdministratorRule.MayGo([Somebody], Edition("group-chats")).Error.ShouldBeOfType<LastAdministrator>();
        AdministratorRule.MayGo([Somebody, NewId.Of<PersonId>(Now)], Edition("group-chats")).IsRefused.ShouldBeFalse();
    }

    private static Actor Holder(Edition edition, Office office) => Given.Actor(edition, Role.Staff) with { Offices = [office] };

    private static Person Known(Role role)
    {
        var person = Person.Register(School, FullName.Parse("Тестова Анна Ильинична").Value, Now);
        person.Grant(role, Now);
        return person;
    }

    private static Person Joined(Role role)
    {
        var person = Known(role);
        person.Join(new AccountId(Guid.CreateVersion7(Now)), Now);
        return person;
    }

    private static Edition Edition(string preset) =>
        Domain.Regulations.Edition.Approve(
            School,
            1,
            RegulationPreset.Find(preset)!.Regulation,
            new Order("21", new DateOnly(2026, 2, 11)),
            Now
        );
}
