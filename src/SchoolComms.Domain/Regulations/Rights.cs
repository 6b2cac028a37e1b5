using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;

namespace SchoolComms.Domain.Regulations;

/// <summary>Whom somebody of a standing may invite, and by which clause.</summary>
public sealed record InviteRight(Standing Inviter, Role Invited, string Clause);

/// <summary>Which chats somebody of a standing may create, and by which clause.</summary>
public sealed record ChatRight(Standing Creator, ChatKind Kind, string Clause);
