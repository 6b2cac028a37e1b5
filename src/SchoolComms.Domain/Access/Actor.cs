using System.Collections.Immutable;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Access;

/// <summary>Who acts: a person of one school, with roles and offices as they are now, under the edition in force.</summary>
public sealed record Actor(School School, Edition Edition, PersonId Person, FullName Name)
{
    public ImmutableHashSet<Role> Roles { get; init; } = [];
    public ImmutableHashSet<Office> Offices { get; init; } = [];

    /// <summary>The own phone, as the school knows it.</summary>
    public PhoneNumber? Phone { get; init; }

    /// <summary>The own e-mail address, as the school knows it.</summary>
    public EmailAddress? Email { get; init; }

    /// <summary>Roles that were claimed by a link and are not confirmed yet.</summary>
    public ImmutableHashSet<Role> Unverified { get; init; } = [];

    public ImmutableHashSet<ClassId> LeadsClasses { get; init; } = [];
    public ImmutableHashSet<ClassId> TeachesIn { get; init; } = [];

    /// <summary>Is the deputy who answers for information technology.</summary>
    public bool AnswersForIt { get; init; }

    /// <summary>What the director has authorised the actor to decide.</summary>
    public ImmutableArray<HeldPower> Powers { get; init; } = [];

    /// <summary>The restriction of access in force; whoever has one comes no further than to read it.</summary>
    public AccessRestriction? Restriction { get; init; }

    /// <summary>Moderates at least one chat.</summary>
    public bool Moderates { get; init; }

    /// <summary>The Rules of the edition in force are confirmed, or the regulation does not ask for it.</summary>
    public bool RulesAcknowledged { get; init; }

    public IEnumerable<Standing> Standings =>
        StandingsOf(Offices, Roles)
            .Concat(AnswersForIt ? [Standing.DeputyForIt] : [])
            .Concat(Powers.Select(held => StandingOf(held.Power)).Distinct());

    /// <summary>The highest office or role, in which the record names the actor; null for somebody who has none.</summary>
    public Standing? Highest => HighestOf(Offices, Roles);

    public bool Is(Standing standing) => Standings.Contains(standing);

    /// <summary>
    /// Whether an action waits until the status that the standing rests on is confirmed. Who holds an office by an order is
    /// not held up; a moderator is one as the worker that they are.
    /// </summary>
    public bool MustWait(Standing standing, SchoolAction action) =>
        Offices.IsEmpty
        && !Unverified.IsEmpty
        && standing switch
        {
            Standing.Teacher => Waits(Role.Teacher, action),
            Standing.Staff => Waits(Role.Staff, action),
            Standing.Moderator => Roles.Where(role => role.IsOfWorker()).All(role => Waits(role, action)),
            _ => false,
        };

    /// <summary>As whom the actor writes in a chat: by the role there; who holds an office writes as the administration.</summary>
    public Audience AudienceAs(Role role) => Audiences.Of(role, Offices.GovernSchool());

    /// <summary>The same for somebody of whom only offices and roles are known.</summary>
    public static Standing? HighestOf(IEnumerable<Office> offices, IEnumerable<Role> roles) =>
        StandingsOf(offices, roles).Order().Select(standing => (Standing?)standing).FirstOrDefault();

    /// <summary>Whether the director has authorised the actor as this standing, for the class or for the whole school.</summary>
    internal bool IsAuthorised(Standing standing, ClassId? @class) =>
        Powers.Any(held => StandingOf(held.Power) == standing && (held.Class is null || held.Class == @class));

    private static IEnumerable<Standing> StandingsOf(IEnumerable<Office> offices, IEnumerable<Role> roles) =>
        offices
            .Select(office =>
                office switch
                {
                    Office.Director => Standing.Director,
                    Office.Deputy => Standing.Deputy,
                    Office.Administrator => Standing.Administrator,
                    _ => Standing.ClassTeacher,
                }
            )
            .Concat(
                roles.Select(role =>
                    role switch
                    {
                        Role.Teacher => Standing.Teacher,
                        Role.Staff => Standing.Staff,
                        Role.Student => Standing.Student,
                        _ => Standing.Parent,
                    }
                )
            );

    private static Standing StandingOf(Power power) =>
        power switch
        {
            Power.Block => Standing.AuthorisedToBlock,
            Power.Restrict => Standing.AuthorisedToRestrict,
            _ => Standing.AuthorisedToControl,
        };

    private bool Waits(Role role, SchoolAction action) =>
        Unverified.Contains(role) && Edition.Regulation.StatusVerification is { } verification && verification.Holds(role, action);
}

/// <summary>A power that the director has given in writing.</summary>
/// <param name="Class">The class whose chats it is for; null for the whole school.</param>
public sealed record HeldPower(Power Power, ClassId? Class);

/// <summary>What an action is aimed at, as far as permissions need to know it.</summary>
public readonly record struct Target(ClassId? Class = null, bool InChat = false, bool Moderates = false)
{
    public static readonly Target School;

    public static Target Of(ClassId? classId) => new(classId);

    public static Target Of(ChatMember? member) =>
        new(null, member is { IsPresent: true }, member is { IsPresent: true, IsModerator: true });
}
