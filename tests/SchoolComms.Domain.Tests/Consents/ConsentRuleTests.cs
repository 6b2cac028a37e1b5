using SchoolComms.Domain.Common;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Consents;

public sealed class ConsentRuleTests
{
    private static readonly DateOnly Today = new(2026, 3, 11);
    private static readonly DateTimeOffset Now = At("2026-03-11T10:00+03:00");
    private static readonly PersonId Mother = Somebody();
    private static readonly PersonId Father = Somebody();

    [Fact]
    public void A_parent_consents_for_a_child_and_nobody_else_does()
    {
        var child = Child();

        Give(child, Mother).IsRefused.ShouldBeFalse();
        Give(child, child.Person.Id).Error.ShouldBeOfType<NotYoursToDecide>().IsChild.ShouldBeTrue();
        Give(child, Somebody()).Error.ShouldBeOfType<NotYoursToDecide>();
    }

    [Theory]
    [InlineData("2026-01-10", "2026-08-31")]
    [InlineData("2026-07-31", "2026-08-31")]
    [InlineData("2026-08-01", "2027-08-31")]
    [InlineData("2026-12-31", "2027-08-31")]
    public void A_consent_is_offered_until_the_school_year_is_over(string today, string until) =>
        Consent.UsualUntil(DateOnly.Parse(today)).ShouldBe(DateOnly.Parse(until));

    [Theory]
    [InlineData(SchoolKind.School, "2008-03-12", true)]
    [InlineData(SchoolKind.School, "2008-03-11", false)]
    [InlineData(SchoolKind.School, null, true)]
    [InlineData(SchoolKind.College, "2008-03-12", true)]
    [InlineData(SchoolKind.College, "2008-03-11", false)]
    [InlineData(SchoolKind.College, null, false)]
    public void From_the_eighteenth_birthday_on_a_student_decides_alone(SchoolKind kind, string? born, bool isChild)
    {
        var student = Child(kind, born is null ? null : DateOnly.Parse(born));

        student.IsChild.ShouldBe(isChild);
        Give(student, Mother).IsRefused.ShouldBe(!isChild);
        Give(student, student.Person.Id).IsRefused.ShouldBe(isChild);
    }

    [Fact]
    public void A_worker_consents_alone()
    {
        var worker = Subject(Role.Teacher);

        Give(worker, worker.Person.Id).IsRefused.ShouldBeFalse();
        Give(worker, Mother).Error.ShouldBeOfType<NotYoursToDecide>().IsChild.ShouldBeFalse();
    }

    [Fact]
    public void The_withdrawal_of_either_parent_stands_until_the_same_one_consents_again()
    {
        var child = Child();
        var given = Give(child, Mother).Value;
        child = child with { Earlier = [given] };
        given.Withdraw(child, Father, Father, null, Now.AddHours(1)).IsRefused.ShouldBeFalse();

        Give(child, Mother).Error.ShouldBeOfType<OtherParentWithdrew>();
        var again = Give(child, Father, Now.AddHours(2)).Value;
        child = child with { Earlier = [given, again] };
        again.StateOn(Today).ShouldBe(ConsentState.InForce);
        again.Withdraw(child, Mother, Mother, "Передумала", Now.AddHours(3)).IsRefused.ShouldBeFalse();
        Give(child, Father).Error.ShouldBeOfType<OtherParentWithdrew>();
        Give(child, Mother, Now.AddHours(4)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void What_one_parent_gives_again_in_one_place_leaves_their_withdrawal_in_the_other()
    {
        var both = Terms() with { Places = ConsentPlaces.ClassChats | ConsentPlaces.Site };
        var child = Child();
        var given = Give(child, Mother, terms: both).Value;
        child = child with { Earlier = [given] };
        given.Withdraw(child, Father, Father, null, Now.AddHours(1)).IsRefused.ShouldBeFalse();
        child = child with { Earlier = [given, Give(child, Father, Now.AddHours(2)).Value] };

        Give(child, Mother, Now.AddHours(3), both).Error.ShouldBeOfType<OtherParentWithdrew>();
        Give(child, Mother, Now.AddHours(3), both with { Places = ConsentPlaces.Site }).Error.ShouldBeOfType<OtherParentWithdrew>();
        Give(child, Father, Now.AddHours(3), both).IsRefused.ShouldBeFalse();
        Give(child, Mother, Now.AddHours(3), Terms() with { Until = Today }).Error.ShouldBeOfType<ConsentGivenAlready>();
    }

    [Fact]
    public void A_consent_holds_from_its_first_day_to_its_last()
    {
        var terms = Terms() with { From = Today.AddDays(1), Until = Today.AddDays(2) };
        var consent = Consent.Give(Child(), Mother, terms, Now).Value;

        consent.StateOn(Today).ShouldBe(ConsentState.NotYet);
        consent.StateOn(Today.AddDays(1)).ShouldBe(ConsentState.InForce);
        consent.StateOn(Today.AddDays(2)).ShouldBe(ConsentState.InForce);
        consent.StateOn(Today.AddDays(3)).ShouldBe(ConsentState.Expired);
    }

    [Fact]
    public void A_consent_holds_only_for_its_purpose_and_places()
    {
        var consent = Give(Child(), Mother).Value;

        consent.Permits(ConsentPurpose.Photo, ConsentPlaces.ClassChats, Today).ShouldBeTrue();
        consent.Permits(ConsentPurpose.Video, ConsentPlaces.ClassChats, Today).ShouldBeFalse();
        consent.Permits(ConsentPurpose.Photo, ConsentPlaces.Site, Today).ShouldBeFalse();
    }

    [Fact]
    public void A_withdrawal_ends_every_consent_with_a_place_in_common_and_keeps_who_and_why()
    {
        var child = Child();
        var chats = Give(child, Mother).Value;
        var site = Consent.Give(child, Father, Terms() with { Places = ConsentPlaces.Site }, Now).Value;
        var both = Consent.Give(child, Father, Terms() with { Places = ConsentPlaces.Site | ConsentPlaces.ClassChats }, Now).Value;
        child = child with { Earlier = [chats, site, both] };

        chats.EndingWith(child).ShouldBe([chats, both]);
        site.EndingWith(child).ShouldBe([site, both]);
        chats.Withdraw(child, Somebody(), Mother, null, Now).Error.ShouldBeOfType<NotYoursToDecide>();
        chats.Withdraw(child, Father, Father, " Переехали ", Now).IsRefused.ShouldBeFalse();
        chats.Withdrawal.ShouldBe(new ConsentWithdrawal(Now, Father, Father, "Переехали"));
        chats.Withdraw(child, Father, Father, null, Now).Error.ShouldBeOfType<ConsentEnded>();
    }

    [Fact]
    public void What_does_not_hold_together_is_refused_at_its_field()
    {
        var child = Child();

        Give(child, Mother, terms: Terms() with { Places = ConsentPlaces.None })
            .Error.ShouldBeOfType<PlacesMissing>()
            .Field.ShouldBe("Places");
        Give(child, Mother, terms: Terms() with { Until = Today.AddDays(-1) }).Error!.Field.ShouldBe("Until");
        Give(child, Mother, terms: Terms() with { Until = Today }).IsRefused.ShouldBeFalse();
        Give(child with { Earlier = [Give(child, Mother).Value] }, Father).Error.ShouldBeOfType<ConsentGivenAlready>();
        var longest = new string('я', Consent.MaxElsewhere);
        Give(child, Mother, terms: Terms() with { Elsewhere = $"{longest}я" })
            .Error.ShouldBe(new PlacesTooLong(Consent.MaxElsewhere) { Field = "Elsewhere" });
        Give(child, Mother, terms: Terms() with { Elsewhere = longest }).Value.Elsewhere.ShouldBe(longest);
    }

    [Fact]
    public void A_paper_has_a_number_of_60_characters_at_most_and_is_there_already()
    {
        var worker = Somebody();

        Enter("12", Today.AddDays(1)).Error.ShouldBe(new DocumentInFuture { Field = "Date" });
        Enter("12", Today).Value.Document.ShouldBe(new ConsentDocument("12", Today));
        (Enter("12", Today).Value.GivenBy, Enter("12", Today).Value.RecordedBy).ShouldBe((Mother, worker));
        Enter(" ", Today).Error.ShouldBe(new DocumentNumberMissingOrTooLong(60) { Field = "Number" });
        Enter(new string('1', 60), Today).IsRefused.ShouldBeFalse();
        Enter(new string('1', 61), Today).Error.ShouldBeOfType<DocumentNumberMissingOrTooLong>();

        Result<Consent> Enter(string number, DateOnly date) =>
            Consent.EnterPaper(Child(), Mother, worker, Terms(), new ConsentDocument(number, date), null, Now);
    }

    [Fact]
    public void A_consent_that_says_all_of_it_for_as_long_is_not_given_again_and_a_shorter_one_is()
    {
        var child = Child();
        var tillSummer = Terms() with { Until = Today.AddDays(30) };
        child = child with { Earlier = [Give(child, Mother, terms: tillSummer).Value] };

        Give(child, Mother, terms: tillSummer).Error.ShouldBeOfType<ConsentGivenAlready>();
        Give(child, Mother, terms: tillSummer with { Until = Today.AddDays(29) }).Error.ShouldBeOfType<ConsentGivenAlready>();
        Give(child, Mother, terms: tillSummer with { Until = Today.AddDays(31) }).IsRefused.ShouldBeFalse();
        Give(child, Mother, terms: Terms()).IsRefused.ShouldBeFalse();
        Give(child, Mother, terms: tillSummer with { Purpose = ConsentPurpose.Video }).IsRefused.ShouldBeFalse();
        Give(child, Mother, terms: tillSummer with { Places = ConsentPlaces.ClassChats | ConsentPlaces.Site }).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void An_earlier_consent_that_is_withdrawn_later_outweighs_the_one_given_in_between()
    {
        var child = Child();
        var first = Give(child, Father, terms: Terms() with { Until = Today.AddDays(1) }).Value;
        var second = Give(child with { Earlier = [first] }, Mother, Now.AddHours(1)).Value;
        child = child with { Earlier = [first, second] };
        first.Withdraw(child, Father, Father, null, Now.AddHours(2)).IsRefused.ShouldBeFalse();
        second.Withdraw(child, Mother, Mother, null, Now.AddHours(1)).IsRefused.ShouldBeFalse();

        Give(child, Mother, Now.AddHours(3)).Error.ShouldBeOfType<OtherParentWithdrew>();
        Give(child, Father, Now.AddHours(3)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void Of_several_consents_the_one_in_force_tells_how_it_stands_and_of_others_the_newest()
    {
        var child = Child();
        var (old, newer) = (Give(child, Mother).Value, Give(child, Mother, Now.AddHours(1)).Value);
        var video = Give(child, Mother, Now.AddHours(2), Terms() with { Purpose = ConsentPurpose.Video }).Value;
        Consent[] all = [old, newer, video];

        Consent.Telling(all, ConsentPurpose.Photo, Today).ShouldBe(newer);
        newer.Withdraw(child, Mother, Mother, null, Now.AddHours(3)).IsRefused.ShouldBeFalse();
        Consent.Telling(all, ConsentPurpose.Photo, Today).ShouldBe(old);
        old.Withdraw(child, Mother, Mother, null, Now.AddHours(3)).IsRefused.ShouldBeFalse();
        Consent.Telling(all, ConsentPurpose.Photo, Today).ShouldBe(newer);
        Consent.Telling(all, ConsentPurpose.Recording, Today).ShouldBeNull();
    }

    [Theory]
    [InlineData(ConsentPurpose.Photo, Rule.PhotoOfPeople)]
    [InlineData(ConsentPurpose.Video, Rule.PhotoOfPeople)]
    [InlineData(ConsentPurpose.Recording, Rule.RecordingAgreed)]
    [InlineData(ConsentPurpose.Publication, Rule.PersonalData)]
    [InlineData(ConsentPurpose.PersonalData, Rule.PersonalData)]
    public void A_consent_is_asked_for_by_a_rule_of_the_regulation(ConsentPurpose purpose, Rule rule) =>
        Consent.RuleOf(purpose).ShouldBe(rule);

    private static ConsentTerms Terms() => new(ConsentPurpose.Photo, ConsentPlaces.ClassChats, "", Today, null);

    private static Result<Consent> Give(ConsentSubject subject, PersonId giver, DateTimeOffset? now = null, ConsentTerms? terms = null) =>
        Consent.Give(subject, giver, terms ?? Terms(), now ?? Now);

    private static ConsentSubject Child(SchoolKind kind = SchoolKind.School, DateOnly? born = null) => Subject(Role.Student, kind, born);

    private static ConsentSubject Subject(Role role, SchoolKind kind = SchoolKind.School, DateOnly? born = null)
    {
        var person = Person.Register(NewId.Of<SchoolId>(Start), FullName.Parse("Орлова Вика").Value, Start).Born(born);
        person.Grant(role, Start);
        return new ConsentSubject(person, kind, role == Role.Student ? [Mother, Father] : [], [], Today);
    }
}
