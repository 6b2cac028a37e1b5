using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using SchoolComms.Domain.Tests.Moderation;

namespace SchoolComms.Domain.Tests.People;

/// <summary>A request to join (S0 4.1, S1 2.1, S3 2.1, S4 2.3): what it must say, who decides, and that it is decided once.</summary>
public sealed class JoinRequestTests
{
    private static readonly DateTimeOffset Now = Given.At("2026-03-11T10:00+03:00");
    private static readonly Edition Edition = Given.Edition("model");
    private static readonly ClassId Class = new(Guid.CreateVersion7(Now));
    private static readonly Actor Administrator = Given.Actor(Edition, Role.Teacher) with { Offices = [Office.Administrator] };
    private static readonly FullName Name = FullName.Parse("Просящая Вера").Value;
    private static readonly Applicant Parent = new(
        Role.Parent,
        Name,
        null,
        EmailAddress.Parse("vera@mail.example").Value,
        Class,
        FullName.Parse("Просящий Глеб").Value,
        null,
        null
    );

    [Fact]
    public void It_says_how_to_reach_the_applicant_which_class_and_whose_parent()
    {
        Submit(Parent with { Email = null }).Error.ShouldBe(new ApplicantUnreachable { Field = "Phone" });
        Submit(Parent with { ClassId = null }).Error.ShouldBe(new ApplicantClassMissing { Field = "Class" });
        Submit(Parent with { ChildName = null }).Error.ShouldBe(new ApplicantChildMissing { Field = "ChildName" });
        Submit(Parent with { Role = Role.Student, ChildName = null }).IsRefused.ShouldBeFalse();
        Submit(Parent with { Role = Role.Staff, ChildName = null, ClassId = null }).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void A_note_has_a_length_that_is_read()
    {
        Submit(Parent with { Note = new string('а', JoinRequest.MaxText) }).IsRefused.ShouldBeFalse();
        Submit(Parent with { Note = new string('а', JoinRequest.MaxText + 1) })
            .Error.ShouldBe(new RequestTextTooLong(JoinRequest.MaxText) { Field = "Note" });
        Submit(Parent with { Note = " Мы переехали " }).Value.Note.ShouldBe("Мы переехали");
        Submit(Parent with { Note = " " }).Value.Note.ShouldBeNull();
    }

    [Fact]
    public void A_family_s_request_is_the_class_teacher_s_too_and_a_worker_s_the_administrator_s_alone()
    {
        var leader = Given.Actor(Edition, Role.Teacher) with { Offices = [Office.ClassTeacher], LeadsClasses = [Class] };
        var other = leader with { LeadsClasses = [new ClassId(Guid.CreateVersion7(Now))] };
        var family = Submit(Parent).Value;
        var worker = Submit(Parent with { Role = Role.Teacher }).Value;

        family.MayDecide(leader).IsRefused.ShouldBeFalse();
        family.MayDecide(other).Error.ShouldBeOfType<NotPermitted>().Clause!.Number.ShouldBe("2.1");
        worker.MayDecide(leader).IsRefused.ShouldBeTrue();
        worker.MayDecide(Administrator).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void A_child_is_a_parents_and_a_class_a_familys()
    {
        var born = new DateOnly(2015, 5, 1);
        var parent = Submit(Parent with { ChildBirthDate = born }).Value;
        var student = Submit(Parent with { Role = Role.Student, ChildBirthDate = born }).Value;
        var worker = Submit(Parent with { Role = Role.Staff, ChildBirthDate = born }).Value;

        (parent.ChildName, parent.ChildBirthDate, parent.ClassId).ShouldBe((Parent.ChildName, born, Class));
        (student.ChildName, student.ChildBirthDate, student.ClassId).ShouldBe((null, null, Class));
        (worker.ChildName, worker.ChildBirthDate, worker.ClassId).ShouldBe((null, null, null));
    }

    [Fact]
    public void A_question_and_its_answer_are_some_text_of_a_length_that_is_read()
    {
        var request = Submit(Parent).Value;
        var longest = new string('а', JoinRequest.MaxText);
        var tooLong = new RequestTextTooLong(JoinRequest.MaxText);

        request.Ask(Administrator, " ", Now).Error.ShouldBe(new RequestTextMissing { Field = "Question" });
        request.Ask(Administrator, longest + "а", Now).Error.ShouldBe(tooLong with { Field = "Question" });
        request.Ask(Administrator, $" {longest} ", Now).IsRefused.ShouldBeFalse();
        request.Answer("", Now).Error.ShouldBe(new RequestTextMissing { Field = "Answer" });
        request.Answer(longest + "а", Now).Error.ShouldBe(tooLong with { Field = "Answer" });
        request.Answer(longest, Now.AddHours(1)).IsRefused.ShouldBeFalse();
        var asked = request.Questions.ShouldHaveSingleItem();
        (asked.Number, asked.Question, asked.Answer, asked.AnsweredAt).ShouldBe((1, longest, longest, Now.AddHours(1)));
    }

    [Fact]
    public void A_request_is_declined_with_a_reason_of_500_characters_at_most()
    {
        var request = Submit(Parent).Value;

        request.Decline(Administrator, " ", Now).Error.ShouldBe(new DecisionReasonMissing { Field = "Reason" });
        request.Decline(Administrator, new string('а', 501), Now).Error.ShouldBe(new DecisionReasonTooLong(500) { Field = "Reason" });
        request.IsOpen.ShouldBeTrue();
        request.Decline(Administrator, $" {new string('а', 500)} ", Now).IsRefused.ShouldBeFalse();
        (request.Reason!.Length, request.DecidedBy, request.DecidedAt).ShouldBe((500, Administrator.Person, Now));
    }

    [Fact]
    public void Who_is_accepted_is_known_as_a_person_and_has_a_link_to_join_by()
    {
        var (request, link) = (Submit(Parent).Value, NewId.Of<Domain.Invitations.InviteId>(Now));
        var person = Person.Register(Edition.SchoolId, Name, Now);

        request.Accept(Administrator with { Offices = [] }, person, link, Now).Error.ShouldBeOfType<NotPermitted>();
        request.Accept(Administrator, person, link, Now).IsRefused.ShouldBeFalse();
        (request.State, request.PersonId, request.InviteId).ShouldBe((JoinRequestState.Accepted, person.Id, link));
        request.Accept(Administrator, person, link, Now).Error.ShouldBeOfType<RequestDecided>();
    }

    [Fact]
    public void It_is_decided_once()
    {
        var request = Submit(Parent).Value;
        request.Decline(Administrator, "Ребёнок у нас не учится", Now).IsRefused.ShouldBeFalse();

        request.Decline(Administrator, "Ещё раз", Now).Error.ShouldBeOfType<RequestDecided>().State.ShouldBe(JoinRequestState.Declined);
        request.Ask(Administrator, "Кто вы?", Now).Error.ShouldBeOfType<RequestDecided>();
        request.Answer("Я", Now).Error.ShouldBeOfType<NothingAsked>();
    }

    [Fact]
    public void A_question_waits_for_its_answer_before_the_next()
    {
        var request = Submit(Parent).Value;

        request.Ask(Administrator, "Кто вы?", Now).IsRefused.ShouldBeFalse();
        request.State.ShouldBe(JoinRequestState.Asked);
        request.Ask(Administrator, "А кто ещё?", Now).Error.ShouldBeOfType<QuestionUnanswered>();
        request.Answer(" ", Now).Error.ShouldBeOfType<RequestTextMissing>();
        request.Answer("Мама", Now).IsRefused.ShouldBeFalse();
        request.State.ShouldBe(JoinRequestState.Waiting);
        request.Ask(Administrator, "А кто ещё?", Now).IsRefused.ShouldBeFalse();
    }

    private static Result<JoinRequest> Submit(Applicant applicant) => JoinRequest.Submit(Edition.SchoolId, applicant, [1, 2, 3], Now);
}
