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

        signed.Error?.GetType().ShouldBe(refusal);
        if (refusal is null)
            signed.Value.Paper!.Scan.ShouldBe(Scan);
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
            .Error.ShouldBeOfType<AcknowledgingNotProvided>();
    }

    private static Result<Acknowledgement> Sign(PersonId signer, DateOnly? date, Actor recorder, Edition edition) =>
        Acknowledgement.OnPaper(signer, date, Scan, recorder, edition, Now);
}
