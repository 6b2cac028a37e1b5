using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People;

/// <summary>Identifies a request to join.</summary>
public readonly record struct JoinRequestId(Guid Value) : IId<JoinRequestId>
{
    public static JoinRequestId From(Guid value) => new(value);

    public static bool operator <(JoinRequestId left, JoinRequestId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(JoinRequestId left, JoinRequestId right) => left.Value.CompareTo(right.Value) > 0;

    public static bool operator <=(JoinRequestId left, JoinRequestId right) => left.Value.CompareTo(right.Value) <= 0;

    public static bool operator >=(JoinRequestId left, JoinRequestId right) => left.Value.CompareTo(right.Value) >= 0;
}

/// <summary>What has become of a request.</summary>
public enum JoinRequestState
{
    /// <summary>Waits for the school.</summary>
    Waiting = 1,

    /// <summary>Waits for the applicant's answer.</summary>
    Asked,

    Accepted,
    Declined,
}

/// <summary>What an applicant says of themselves. At least one of phone and e-mail.</summary>
/// <param name="ClassId">The class of a student, or of a parent's child.</param>
/// <param name="ChildName">Whose parent it is.</param>
public sealed record Applicant(
    Role Role,
    FullName Name,
    PhoneNumber? Phone,
    EmailAddress? Email,
    ClassId? ClassId,
    FullName? ChildName,
    DateOnly? ChildBirthDate,
    string? Note
);

/// <summary>
/// Somebody asks to join the school's community; the school accepts, declines with a reason, or asks back (S0 4.1, S1 2.1,
/// S3 2.1, S4 2.3). The store keeps a hash of the applicant's code only.
/// </summary>
public sealed class JoinRequest
{
    /// <summary>The longest note, question and answer, in characters.</summary>
    public const int MaxText = 1000;

    /// <summary>The longest reason, in characters.</summary>
    public const int MaxReason = 500;

    /// <summary>The most undecided requests that a school keeps; more are a flood and not people.</summary>
    public const int MostOpen = 1000;

    /// <summary>The most undecided requests with one phone or e-mail: a parent of five children.</summary>
    public const int MostOpenOfContact = 5;

    private readonly List<JoinRequestQuestion> questions = [];

    private JoinRequest() { }

    public SchoolId SchoolId { get; private init; }
    public JoinRequestId Id { get; private init; }
    public Role Role { get; private init; }
    public FullName Name { get; private init; } = null!;
    public PhoneNumber? Phone { get; private init; }
    public EmailAddress? Email { get; private init; }
    public ClassId? ClassId { get; private init; }
    public FullName? ChildName { get; private init; }
    public DateOnly? ChildBirthDate { get; private init; }
    public string? Note { get; private init; }
    public byte[] CodeHash { get; private init; } = [];
    public DateTimeOffset SubmittedAt { get; private init; }

    public JoinRequestState State { get; private set; }
    public PersonId? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was declined.</summary>
    public string? Reason { get; private set; }

    /// <summary>Whom the applicant was accepted as.</summary>
    public PersonId? PersonId { get; private set; }

    /// <summary>The personal link to join by; null where the person was on the portal already.</summary>
    public InviteId? InviteId { get; private set; }

    public IReadOnlyList<JoinRequestQuestion> Questions => questions;

    public bool IsOpen => State is JoinRequestState.Waiting or JoinRequestState.Asked;

    /// <summary>What was asked and waits for the answer; null where nothing does.</summary>
    public JoinRequestQuestion? OpenQuestion => questions.Find(question => question.AnsweredAt is null);

    /// <returns>The request, or <see cref="ApplicantUnreachable"/>, <see cref="ApplicantClassMissing"/>, <see cref="ApplicantChildMissing"/>, <see cref="RequestTextTooLong"/>.</returns>
    public static Result<JoinRequest> Submit(SchoolId school, Applicant applicant, byte[] codeHash, DateTimeOffset now)
    {
        var family = applicant.Role is Role.Student or Role.Parent;
        if (applicant.Phone is null && applicant.Email is null)
            return new ApplicantUnreachable { Field = nameof(Phone) };
        if (family && applicant.ClassId is null)
            return new ApplicantClassMissing { Field = "Class" };
        if (applicant is { Role: Role.Parent, ChildName: null })
            return new ApplicantChildMissing { Field = nameof(ChildName) };
        if (applicant.Note is { Length: > MaxText })
            return new RequestTextTooLong(MaxText) { Field = nameof(Note) };

        return new JoinRequest
        {
            SchoolId = school,
            Id = NewId.Of<JoinRequestId>(now),
            Role = applicant.Role,
            Name = applicant.Name,
            Phone = applicant.Phone,
            Email = applicant.Email,
            ClassId = family ? applicant.ClassId : null,
            ChildName = applicant.Role == Role.Parent ? applicant.ChildName : null,
            ChildBirthDate = applicant.Role == Role.Parent ? applicant.ChildBirthDate : null,
            Note = string.IsNullOrWhiteSpace(applicant.Note) ? null : applicant.Note.Trim(),
            CodeHash = codeHash,
            SubmittedAt = now,
            State = JoinRequestState.Waiting,
        };
    }

    /// <summary>Whether this person may see the request and decide on it: a family's is also the class teacher's.</summary>
    public Result IsFor(Actor actor) => Permissions.Check(actor, SchoolAction.DecideOnRequests, Target.Of(ClassId));

    /// <summary>Asks the applicant something before deciding.</summary>
    public Result Ask(Actor actor, string? question, DateTimeOffset now)
    {
        if (MayDecide(actor) is { IsRefused: true } refused)
            return refused;
        if (OpenQuestion is not null)
            return new QuestionUnanswered();
        if (TextOf(question, "Question") is { IsRefused: true } invalid)
            return invalid;

        questions.Add(JoinRequestQuestion.Of(this, questions.Count + 1, actor.Person, question!.Trim(), now));
        State = JoinRequestState.Asked;
        return Result.Done;
    }

    /// <summary>The applicant answers what was asked.</summary>
    public Result Answer(string? answer, DateTimeOffset now)
    {
        if (!IsOpen || OpenQuestion is not { } open)
            return new NothingAsked();
        if (TextOf(answer, "Answer") is { IsRefused: true } invalid)
            return invalid;

        open.Answered(answer!.Trim(), now);
        State = JoinRequestState.Waiting;
        return Result.Done;
    }

    /// <summary>Accepts the applicant as a person of the school.</summary>
    /// <param name="actor">Who accepts.</param>
    /// <param name="person">Whom the school knows the applicant as.</param>
    /// <param name="link">The personal link to join by; null for somebody who is on the portal.</param>
    /// <param name="now">When.</param>
    public Result Accept(Actor actor, Person person, InviteId? link, DateTimeOffset now)
    {
        if (MayDecide(actor) is { IsRefused: true } refused)
            return refused;

        (PersonId, InviteId) = (person.Id, link);
        Decide(JoinRequestState.Accepted, actor, now);
        return Result.Done;
    }

    /// <summary>Declines with a reason that the applicant reads.</summary>
    public Result Decline(Actor actor, string? reason, DateTimeOffset now)
    {
        if (MayDecide(actor) is { IsRefused: true } refused)
            return refused;
        if (string.IsNullOrWhiteSpace(reason))
            return new DecisionReasonMissing { Field = nameof(Reason) };
        if (reason.Trim().Length > MaxReason)
            return new DecisionReasonTooLong(MaxReason) { Field = nameof(Reason) };

        Reason = reason.Trim();
        Decide(JoinRequestState.Declined, actor, now);
        return Result.Done;
    }

    /// <summary>Whether this person may decide on it now.</summary>
    public Result MayDecide(Actor actor)
    {
        if (IsFor(actor) is { IsRefused: true } refused)
            return refused;

        return IsOpen ? Result.Done : new RequestDecided(State);
    }

    private static Result TextOf(string? text, string field) =>
        string.IsNullOrWhiteSpace(text) ? new RequestTextMissing { Field = field }
        : text.Trim().Length > MaxText ? new RequestTextTooLong(MaxText) { Field = field }
        : Result.Done;

    private void Decide(JoinRequestState state, Actor actor, DateTimeOffset now) =>
        (State, DecidedBy, DecidedAt) = (state, actor.Person, now);
}

/// <summary>What the school asked an applicant, and what they answered.</summary>
public sealed class JoinRequestQuestion
{
    private JoinRequestQuestion() { }

    public SchoolId SchoolId { get; private init; }
    public JoinRequestId RequestId { get; private init; }

    /// <summary>1, 2, 3 … within the request.</summary>
    public int Number { get; private init; }

    public string Question { get; private init; } = "";
    public PersonId AskedBy { get; private init; }
    public DateTimeOffset AskedAt { get; private init; }
    public string? Answer { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    internal static JoinRequestQuestion Of(JoinRequest request, int number, PersonId by, string question, DateTimeOffset now) =>
        new()
        {
            SchoolId = request.SchoolId,
            RequestId = request.Id,
            Number = number,
            Question = question,
            AskedBy = by,
            AskedAt = now,
        };

    internal void Answered(string answer, DateTimeOffset now) => (Answer, AnsweredAt) = (answer, now);
}

/// <summary>Neither a phone number nor an e-mail address: the school could not reach the applicant.</summary>
public sealed record ApplicantUnreachable() : Error(ErrorKind.Invalid);

/// <summary>A student or a parent names the class.</summary>
public sealed record ApplicantClassMissing() : Error(ErrorKind.Invalid);

/// <summary>A parent names the child.</summary>
public sealed record ApplicantChildMissing() : Error(ErrorKind.Invalid);

/// <summary>There is no question, or no answer.</summary>
public sealed record RequestTextMissing() : Error(ErrorKind.Invalid);

/// <summary>The note, question or answer is longer than <see cref="JoinRequest.MaxText"/>.</summary>
public sealed record RequestTextTooLong(int Max) : Error(ErrorKind.Invalid);

/// <summary>Too many undecided requests, of the school or of the contact; a stranger is not told of which.</summary>
public sealed record RequestsFull() : Error(ErrorKind.Conflict);

/// <summary>Somebody has decided on the request already.</summary>
public sealed record RequestDecided(JoinRequestState State) : Error(ErrorKind.Conflict);

/// <summary>The last question waits for its answer.</summary>
public sealed record QuestionUnanswered() : Error(ErrorKind.Conflict);

/// <summary>Nothing was asked, or the request is decided.</summary>
public sealed record NothingAsked() : Error(ErrorKind.Conflict);

/// <summary>The child is not one of those whom a parent's request may be about.</summary>
public sealed record ChildNotChosen() : Error(ErrorKind.Invalid);

/// <summary>The applicant is somebody who works at the school or holds an office: the administrator accepts them.</summary>
public sealed record ApplicantWorksHere(Clause? Clause) : Error(ErrorKind.Forbidden, Clause);

/// <summary>The person is not one of those whom the applicant may be.</summary>
public sealed record NotAMatch() : Error(ErrorKind.Invalid);
