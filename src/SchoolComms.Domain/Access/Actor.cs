using System.Collections.Immutable;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Access;

/// <summary>Who acts: a person of one school, with roles and offices as they are now, under the edition in force.</summary>
public sealed record Actor(School School, Edition Edition, PersonId Person, FullName Name)
{
    public ImmutableHashSet<Role> Roles { get; init; } = [];
    public ImmutableHashSet<Office> Offices { get; init; } = [];
    public ImmutableHashSet<ClassId> LeadsClasses { get; init; } = [];
    public ImmutableHashSet<ClassId> TeachesIn { get; init; } = [];

    /// <summary>Is the deputy who answers for information technology.</summary>
    public bool AnswersForIt { get; init; }

    /// <summary>Moderates at least one chat.</summary>
    public bool Moderates { get; init; }

    /// <summary>The Rules of the edition in force are confirmed, or the regulation does not ask for it.</summary>
    public bool RulesAcknowledged { get; init; }

    public IEnumerable<Standing> Standings =>
        Offices
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
                Roles.Select(role =>
                    role switch
                    {
                        Role.Teacher => Standing.Teacher,
                        Role.Staff => Standing.Staff,
                        Role.Student => Standing.Student,
                        _ => Standing.Parent,
                    }
                )
            )
            .Concat(AnswersForIt ? [Standing.DeputyForIt] : []);

    public bool Is(Standing standing) => Standings.Contains(standing);

    /// <summary>As whom the actor writes in a chat: by the role there; who holds an office writes as the administration.</summary>
    public Audience AudienceAs(Role role) =>
        role switch
        {
            Role.Student => Audience.Student,
            Role.Parent => Audience.Parent,
            _ when Offices.Overlaps([Office.Director, Office.Deputy, Office.Administrator]) => Audience.Administration,
            Role.Teacher => Audience.Teacher,
            _ => Audience.Staff,
        };
}

/// <summary>What an action is aimed at, as far as permissions need to know it.</summary>
public readonly record struct Target(ClassId? Class = null, bool InChat = false, bool Moderates = false)
{
    public static readonly Target School;

    public static Target Of(ClassId? classId) => new(classId);

    public static Target Of(ChatMember? member) =>
        new(null, member is { IsPresent: true }, member is { IsPresent: true, IsModerator: true });
}
