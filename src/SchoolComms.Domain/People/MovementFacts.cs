using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People;

/// <summary>One thing that happens to one person.</summary>
public abstract record Step(PersonId Person)
{
    /// <summary>A student goes over to another class.</summary>
    public sealed record Transfer(PersonId Student, ClassId From, ClassId To) : Step(Student);

    /// <summary>A student leaves the school, or has finished it.</summary>
    public sealed record StudentLeaves(PersonId Student) : Step(Student);

    /// <summary>A worker is dismissed.</summary>
    public sealed record WorkerLeaves(PersonId Worker) : Step(Worker);

    /// <summary>A parent leaves at their own request.</summary>
    public sealed record ParentLeaves(PersonId Parent) : Step(Parent);

    /// <summary>A status that somebody claimed is refused: that one role ends.</summary>
    public sealed record StatusRefused(PersonId Claimant, Role Role) : Step(Claimant);
}

/// <summary>A membership of a class that stands.</summary>
public sealed record ClassPlace(ClassId Class, Role Role, string Subject);

/// <summary>A membership of a chat that stands.</summary>
public sealed record ChatPlace(ChatId Chat, ChatKind Kind, ClassId? Class, Role Role, bool Moderates);

/// <summary>An appointment that stands.</summary>
/// <param name="Until">The day on which it would end by itself.</param>
public sealed record OfficePlace(AppointmentId Id, Office Office, ClassId? Class, DateTimeOffset? Until);

/// <summary>Where somebody stands in the school now.</summary>
public sealed record Standpoint(PersonId Person, bool HasJoined, IReadOnlyList<Role> Roles)
{
    public IReadOnlyList<ClassPlace> Classes { get; init; } = [];
    public IReadOnlyList<ChatPlace> Chats { get; init; } = [];
    public IReadOnlyList<OfficePlace> Offices { get; init; } = [];

    /// <summary>The links that they issued and that can still be used, and their own personal ones.</summary>
    public IReadOnlyList<InviteId> Links { get; init; } = [];

    /// <summary>The chats that they left of their own will, and stay out of.</summary>
    public IReadOnlyList<ChatId> LeftOfOwnWill { get; init; } = [];
}

/// <summary>A student who is somebody's child, with the classes that the child is in.</summary>
public sealed record ChildOf(PersonId Guardian, PersonId Child, IReadOnlyList<ClassId> Classes);

/// <summary>A chat in which somebody who moves keeps order.</summary>
/// <param name="Moderators">Everybody who keeps order in it.</param>
/// <param name="Members">How many are in it.</param>
/// <param name="Suggested">Who of the class's teachers or the administrators would take it over most naturally.</param>
public sealed record ModeratedChat(ChatId Chat, IReadOnlyList<PersonId> Moderators, int Members, IReadOnlyList<PersonId> Suggested);

/// <summary>A chat that a class has.</summary>
public sealed record ChatOfClass(ChatId Chat, ChatKind Kind, ClassId Class);

/// <summary>Everything that a movement may touch: the people who move, their parents, and the places of all of them.</summary>
public sealed record MovementFacts
{
    public IReadOnlyDictionary<PersonId, Standpoint> People { get; init; } = new Dictionary<PersonId, Standpoint>();

    /// <summary>The children of the parents in question, those who move and those who stay.</summary>
    public IReadOnlyList<ChildOf> Children { get; init; } = [];

    public IReadOnlyList<ModeratedChat> Moderated { get; init; } = [];

    /// <summary>The chats of the classes that students go over to.</summary>
    public IReadOnlyList<ChatOfClass> ChatsAhead { get; init; } = [];

    /// <summary>Who is administrator by an appointment without an end date.</summary>
    public IReadOnlyCollection<PersonId> Administrators { get; init; } = [];

    public IReadOnlyCollection<PersonId> Directors { get; init; } = [];
}
