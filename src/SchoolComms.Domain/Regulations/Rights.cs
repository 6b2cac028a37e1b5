using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;

namespace SchoolComms.Domain.Regulations;

/// <summary>Whom somebody of a standing may invite, and by which clause.</summary>
public sealed record InviteRight(Standing Inviter, Role Invited, string Clause);

/// <summary>Which chats somebody of a standing may create, and by which clause.</summary>
public sealed record ChatRight(Standing Creator, ChatKind Kind, string Clause);

/// <summary>In which role one may write directly to somebody in which; the clause is that of <see cref="Rule.DirectMessages"/>.</summary>
public sealed record DirectRight(Role From, Role To);
