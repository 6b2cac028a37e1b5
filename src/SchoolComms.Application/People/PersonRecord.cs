using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>What the portal knows about a person.</summary>
/// <param name="Contacts">Null where the actor may not see them.</param>
/// <param name="Chats">Null where the actor may not see them.</param>
/// <param name="MergedInto">The record that stands for this one since the two were merged.</param>
/// <param name="Consents">Null where the actor may not see them.</param>
/// <param name="Violations">Null where the actor may not see them.</param>
/// <param name="Invite">The newest personal link; null where there is none, or the actor may not see it.</param>
/// <param name="MayLinkGuardian">Whether the actor may add a parent to this student, or unlink one.</param>
public sealed record PersonRecord(
    PersonId Id,
    FullName Name,
    string? Post,
    DateTimeOffset? JoinedAt,
    DateTimeOffset? LeftAt,
    IReadOnlyList<RoleFact> Roles,
    IReadOnlyList<OfficeFact> Offices,
    IReadOnlyList<ClassFact> Classes,
    IReadOnlyList<RelativeFact> Children,
    IReadOnlyList<RelativeFact> Parents,
    IReadOnlyList<AcknowledgementFact> Acknowledgements,
    ContactFacts? Contacts,
    IReadOnlyList<ChatFact>? Chats,
    IReadOnlyList<Consent>? Consents,
    IReadOnlyList<ViolationFact>? Violations,
    Invite? Invite,
    PersonId? MergedInto,
    bool MayLinkGuardian
);

/// <summary>A role, since when and until when.</summary>
public sealed record RoleFact(Role Role, DateTimeOffset Since, DateTimeOffset? EndedAt);

/// <summary>An office by an order, now or before.</summary>
public sealed record OfficeFact(Office Office, ClassName? Class, Order Order, DateTimeOffset StartsAt, DateTimeOffset? EndsAt)
{
    public bool InForce(DateTimeOffset now) => StartsAt <= now && (EndsAt is null || now < EndsAt);
}

/// <summary>A class that the person is or was in: to learn, to teach a subject, or as a parent who joined by its link.</summary>
public sealed record ClassFact(
    ClassId Id,
    ClassName Name,
    int SchoolYear,
    Role Role,
    string Subject,
    DateTimeOffset Since,
    DateTimeOffset? EndedAt
);

/// <summary>A child or a parent.</summary>
/// <param name="Class">Where the child learns; null for a parent.</param>
public sealed record RelativeFact(PersonId Id, FullName Name, ClassId? ClassId, ClassName? Class, bool HasJoined);

/// <summary>The Rules of an edition, confirmed.</summary>
public sealed record AcknowledgementFact(DateOnly Edition, Clause? Clause, DateTimeOffset At);

/// <summary>What is for the administration and the child's class teacher only.</summary>
public sealed record ContactFacts(PhoneNumber? Phone, EmailAddress? Email, DateOnly? BirthDate);

/// <summary>A chat that the person is in.</summary>
public sealed record ChatFact(ChatId Id, string Name, bool IsModerator);

/// <summary>A violation in a chat.</summary>
public sealed record ViolationFact(ChatId Chat, string ChatName, Rule Rule, Clause Clause, DateTimeOffset CommittedAt);
