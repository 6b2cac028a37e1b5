using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Access;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>A member's record as a list of what happened, for the pages that show it.</summary>
public sealed record MemberHistory(MemberFile File, Actor Reader, DateTimeOffset Now);
