using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Tests.Moderation;

namespace SchoolComms.Domain.Tests.Regulations;

public sealed class AcknowledgementTests
{
    private static readonly DateTimeOffset Now = Given.At("2026-03-11T10:00+03:00");
    private static readonly FileId Scan = NewId.Of<FileId>(Now);

    [Theory]
    [InlineData("2026-02-10", typeof(SignedBeforeOrder))]
    [InlineData("2026-02-11", null)]
    [InlineData("2026-03-11", null)]
    [InlineData("2026-03-12", typeof(SignedInFuture))]
    [InlineData(null, typeof(SignatureDateMissing))]
    public void A_signature_is_dated_between_the_order_and_today(string? date, Type? refusal)
    {
        var edition = Given.Edition("group-chats");
        var signed = Sign(Given.Somebody(), date is null ? null : DateOnly.Parse(date, null), Given.Actor(edition, Role.Teacher), edition);

        (signed.Error?.GetType(), signed.Error?.Field).ShouldBe((refusal, refusal is null ? null : "SignedOn"));
    }

    [Fact]
    public void A_signature_is_kept_with_its_date_its_sheet_and_who_recorded_it()
    {
        var edition = Given.Edition("group-chats");
        var (signer, recorder, date) = (Given.Somebody(), Given.Actor(edition, Role.Teacher), new DateOnly(2026, 3, 10));

        var signed = Sign(signer, date, recorder, edition).Value;

        signed.Paper.ShouldBe(new PaperSignature(date, Scan, recorder.Person));
        (signed.PersonId, signed.EditionId, signed.SchoolId, signed.At).ShouldBe((signer, edition.Id, edition.SchoolId, Now));
    }

    [Fact]
    public void A_reminder_is_of_the_day_by_the_schools_clock_and_of_the_edition_in_force()
    {
        var (person, reminder) = (Given.Somebody(), Given.Actor(Given.Edition("group-chats"), Role.Teacher));

        var reminded = AcknowledgementReminder.Of(person, reminder, Given.At("2026-03-11T22:30Z"));

        (reminded.PersonId, reminded.Day, reminded.RemindedBy).ShouldBe((person, new DateOnly(2026, 3, 12), reminder.Person));
        (reminded.EditionId, reminded.SchoolId).ShouldBe((reminder.Edition.Id, reminder.School.Id));
    }

    [Fact]
    public void Nobody_records_their_own_signature()
    {
        var edition = Given.Edition("posting-hours");
        var teacher = Given.Actor(edition, Role.Teacher);

        var refused = Sign(teacher.Person, new DateOnly(2026, 3, 10), teacher, edition).Error;

        refused.ShouldBeOfType<OwnPaperSignature>().Clause!.Number.ShouldBe("4");
    }

    [Fact]
    public void Where_the_regulation_asks_nobody_there_is_nothing_to_sign()
    {
        var edition = Given.Edition("model");

        Sign(Given.Somebody(), new DateOnly(2026, 3, 10), Given.Actor(edition, Role.Teacher), edition)
            .Error.ShouldBe(new AcknowledgingNotProvided(edition.Cite("4.2")));
    }

    private static Result<Acknowledgement> Sign(PersonId signer, DateOnly? date, Actor recorder, Edition edition) =>
        Acknowledgement.OnPaper(signer, date, Scan, recorder, edition, Now);
}
