using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Statistics;

/// <summary>How many of a known number of people have done something.</summary>
public sealed record Share(int Done, int Of)
{
    public static readonly Share None = new(0, 0);

    /// <summary>Whole percent, rounded down: 100 means everybody. Null where there is nobody to count.</summary>
    public int? Percent => Of == 0 ? null : (int)(Done * 100L / Of);
}

/// <summary>Who of a role has joined the portal. Somebody with two roles counts in both.</summary>
public sealed record JoinedRole(Role Role, Share Joined);

/// <summary>Who of a class has joined: its students, their parents, its teachers.</summary>
public sealed record JoinedClass(ClassName Name, Share Students, Share Parents, Share Teachers);

/// <summary>Invite links that are in a state now: those issued in the period, and all.</summary>
public sealed record LinkCount(InviteState State, int InPeriod, int Ever);

/// <summary>Messages sent on a day, or in a month.</summary>
public sealed record MessageCount(DateOnly Day, long Messages);

/// <summary>Violations of a rule that moderators recorded in the period.</summary>
public sealed record RuleCount(Rule Rule, int Violations);

/// <summary>Blocks: in force now, and ended within the period.</summary>
public sealed record BlockCount(int InForce, int Ended);

/// <summary>Statuses that links gave and the regulation verifies: waiting now, confirmed and refused in the period.</summary>
public sealed record StatusCount(int Waiting, int Confirmed, int Refused);

/// <summary>Announcements of the channels in the period, and how often they were read, of how often they were to be.</summary>
public sealed record AnnouncementCount(int Announcements, Share Read);

/// <summary>What the director sees of the portal's use (S1 2.1, S3 2.1, S4 2.3).</summary>
/// <param name="Active">Who of those who have joined was on the portal in the period.</param>
/// <param name="Statuses">Null where the regulation verifies none.</param>
/// <param name="Acknowledged">Who of those who have joined has confirmed the Rules; null where the regulation does not ask for it.</param>
/// <param name="TimeToRemoval">The median from sending to removal, of what others than its author removed in the period; null where nothing was.</param>
public sealed record Report(
    Period Period,
    IReadOnlyList<JoinedRole> Roles,
    IReadOnlyList<JoinedClass> Classes,
    Share Active,
    StatusCount? Statuses,
    Share? Acknowledged,
    IReadOnlyList<LinkCount> Links,
    IReadOnlyList<MessageCount> Messages,
    AnnouncementCount Announcements,
    IReadOnlyList<RuleCount> Violations,
    BlockCount Blocks,
    TimeSpan? TimeToRemoval
)
{
    public long Sent => Messages.Sum(day => day.Messages);

    /// <summary>A school that has just been set up: nobody is invited, nothing is written.</summary>
    public bool IsOfNewSchool => Classes.Count == 0 && Links.All(link => link.Ever == 0) && Sent == 0;
}
