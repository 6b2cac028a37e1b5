using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Consents;

public sealed class PhotoRuleTests
{
    private static readonly DateOnly Today = new(2026, 3, 11);
    private static readonly Edition Asking = Edition("posting-hours");
    private static readonly PersonId Author = Somebody();
    private static readonly PersonId Mother = Somebody();

    [Fact]
    public void An_author_is_asked_about_photos_and_videos_and_about_nothing_else()
    {
        Case(files: [FileKind.Jpeg])!.Purposes.ShouldBe([ConsentPurpose.Photo]);
        Case(files: [FileKind.Mp4])!.Purposes.ShouldBe([ConsentPurpose.Video]);
        Case(files: [FileKind.Mp4, FileKind.Pdf, FileKind.Png])!.Purposes.ShouldBe([ConsentPurpose.Photo, ConsentPurpose.Video]);
        Case(files: [FileKind.Pdf, FileKind.Mp3]).ShouldBeNull();
        Case(files: []).ShouldBeNull();
    }

    [Fact]
    public void Nobody_is_asked_where_the_rule_is_not_set_is_off_or_is_lifted()
    {
        var off = Edition(
            "posting-hours",
            change: regulation =>
                regulation with
                {
                    Content =
                    [
                        .. regulation.Content.Select(rule => rule.Rule == Rule.PhotoOfPeople ? rule with { Mode = Mode.Off } : rule),
                    ],
                }
        );

        Case().ShouldNotBeNull();
        Case(edition: Edition("group-chats")).ShouldBeNull();
        Case(edition: off).ShouldBeNull();
        Case(lifted: Rule.PhotoOfPeople).ShouldBeNull();
        Case(lifted: Rule.PostingHours).ShouldNotBeNull();
    }

    [Fact]
    public void A_chat_of_a_class_is_another_place_than_a_chat_of_the_school()
    {
        var ofClass = Domain.Chats.Chat.Create(
            NewId.Of<SchoolId>(Start),
            ChatKind.ClassParents,
            "5А",
            NewId.Of<ClassId>(Start),
            Author,
            Start
        );

        PhotoCase.PlaceOf(ofClass).ShouldBe(ConsentPlaces.ClassChats);
        PhotoCase.PlaceOf(Chat()).ShouldBe(ConsentPlaces.SchoolChats);
    }

    [Fact]
    public void A_photo_goes_out_once_the_author_has_said_that_nobody_is_on_it()
    {
        Check(null).Error.ShouldBeOfType<PeopleOnPhotoAsked>().Clause!.Number.ShouldBe("8");
        Check(new PeopleOnPhoto([], null)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void A_message_names_at_most_60_people()
    {
        PersonId[] sixty = [.. Enumerable.Range(0, 60).Select(_ => Somebody())];

        Check(new PeopleOnPhoto(sixty, null)).IsRefused.ShouldBeFalse();
        var refused = Check(new PeopleOnPhoto([.. sixty, Somebody()], null)).Error.ShouldBeOfType<TooManyOnPhoto>();
        (refused.Most, refused.Field).ShouldBe((60, "People"));
    }

    [Fact]
    public void Who_has_not_consented_is_named_and_the_author_needs_nobodys_permission()
    {
        var (with, without) = (Named("Орлова Вика", ConsentPurpose.Photo), Named("Котова Ира"));
        var author = new NamedOnPhoto(Author, FullName.Parse("Попов Олег").Value, []);

        Check(Answer(with, author), [with, author]).IsRefused.ShouldBeFalse();
        var finding = Check(Answer(with, without), [with, without])
            .Error.ShouldBeOfType<MessageRefused>()
            .Verdict.Findings.ShouldHaveSingleItem();
        finding.Fragment.ShouldBe("Котова Ира");
        finding.Advice.ShouldBe(Advice.RemoveFragment | Advice.ObtainPermission);
        (finding.Rule, finding.Clause.Number).ShouldBe((Rule.PhotoOfPeople, "8"));
    }

    [Fact]
    public void A_consent_to_photos_is_none_to_video()
    {
        var named = Named("Орлова Вика", ConsentPurpose.Photo);

        Check(Answer(named), [named], files: [FileKind.Jpeg]).IsRefused.ShouldBeFalse();
        Check(Answer(named), [named], files: [FileKind.Jpeg, FileKind.Mp4]).IsRefused.ShouldBeTrue();
    }

    [Fact]
    public void A_worker_is_warned_once_and_then_answers_for_it()
    {
        var without = Named("Котова Ира");

        Check(Answer(without), [without], Audience.Teacher).Error.ShouldBeOfType<MessageWarned>().Clause!.Number.ShouldBe("5");
        Check(Answer(without), [without], Audience.Teacher, warned: true).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void What_the_author_said_is_kept_with_the_message()
    {
        var (message, person) = (Message(), Somebody());
        PhotoStatement.Of(message, new PeopleOnPhoto([], "  ")).Document.ShouldBeNull();
        PhotoStatement.Of(message, new PeopleOnPhoto([], " № 12 ")).Document.ShouldBe("№ 12");

        var shown = ShownPerson.On(message, person, ConsentPurpose.Video, null);
        (shown.MessageId, shown.PersonId, shown.Purpose, shown.CheckedAt).ShouldBe((message.Id, person, ConsentPurpose.Video, null));
        shown.Check(Mother, Start);
        (shown.CheckedBy, shown.CheckedAt).ShouldBe((Mother, Start));
    }

    private static PeopleOnPhoto Answer(params NamedOnPhoto[] named) => new([.. named.Select(person => person.Person)], null);

    private static Result Check(
        PeopleOnPhoto? answer,
        NamedOnPhoto[]? named = null,
        Audience audience = Audience.Student,
        bool warned = false,
        FileKind[]? files = null
    ) => PhotoRule.Check(Case(audience, files)!, answer, named ?? [], warned);

    private static PhotoCase? Case(
        Audience audience = Audience.Student,
        FileKind[]? files = null,
        Edition? edition = null,
        Rule? lifted = null
    ) =>
        PhotoCase.Of(
            edition ?? Asking,
            Chat(),
            Author,
            audience,
            lifted is { } rule ? new HashSet<Rule> { rule } : new HashSet<Rule>(),
            files ?? [FileKind.Jpeg],
            Today
        );

    private static NamedOnPhoto Named(string name, params ConsentPurpose[] purposes)
    {
        var student = Person.Register(NewId.Of<SchoolId>(Start), FullName.Parse(name).Value, Start);
        student.Grant(Role.Student, Start);
        var subject = new ConsentSubject(student, SchoolKind.School, [Mother], [], Today);
        var consents = purposes.Select(purpose =>
            Consent.Give(subject, Mother, new ConsentTerms(purpose, ConsentPlaces.SchoolChats, "", Today, null), Start).Value
        );
        return new NamedOnPhoto(student.Id, student.Name, [.. consents]);
    }
}
