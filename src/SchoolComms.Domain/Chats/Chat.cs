using System.Collections.Immutable;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Merging;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Chats;

/// <summary>Identifies a chat or channel.</summary>
public readonly record struct ChatId(Guid Value) : IId<ChatId>
{
    public static ChatId From(Guid value) => new(value);

    public static bool operator <(ChatId left, ChatId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(ChatId left, ChatId right) => left.Value.CompareTo(right.Value) > 0;

    public static bool operator <=(ChatId left, ChatId right) => left.Value.CompareTo(right.Value) <= 0;

    public static bool operator >=(ChatId left, ChatId right) => left.Value.CompareTo(right.Value) >= 0;
}

/// <summary>What a chat is for; who may create it and who belongs to it follow from it.</summary>
public enum ChatKind
{
    ClassStudents = 1,
    ClassParents,
    ClassTeachers,
    ClassOther,

    Subject = 10,
    Course,
    Event,

    /// <summary>Two people who write to each other; nobody else enters and nobody moderates (PPL-10).</summary>
    Direct = 15,

    DirectorAndDeputies = 20,
    DirectorAndTeachers,
    DirectorAndParents,
    DirectorAndStudents,
    ManagementOther,

    Pedagogical = 30,
    Task,

    SchoolChannel = 40,
    StaffChannel,
}

/// <summary>
/// A group chat, a chat of two, or a system channel. Messages are not part of it: they are aggregates of their own, read by their key.
/// </summary>
public sealed class Chat
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxName = 80;

    private Chat() { }

    public SchoolId SchoolId { get; private init; }
    public ChatId Id { get; private init; }
    public ChatKind Kind { get; private init; }
    public string Name { get; private set; } = "";

    /// <summary>The class that the chat belongs to; null for chats of the whole school.</summary>
    public ClassId? ClassId { get; private set; }

    /// <summary>The one of the two in a direct chat whose record is older; null in every other chat.</summary>
    public PersonId? FirstId { get; private set; }

    /// <summary>The other of the two.</summary>
    public PersonId? SecondId { get; private set; }

    public PersonId CreatedBy { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>In a channel only those whom the regulation names write; everybody concerned reads.</summary>
    /// <summary>The kinds in which few publish and everybody concerned reads (S1 2.1, S3 2.1, S4 2.3).</summary>
    public static readonly ImmutableArray<ChatKind> Channels = [ChatKind.SchoolChannel, ChatKind.StaffChannel];

    public bool IsChannel => Channels.Contains(Kind);

    /// <summary>A chat of two.</summary>
    public bool IsDirect => Kind == ChatKind.Direct;

    /// <summary>The families that the chat is for, so that a rule of theirs is cited as it stands for them; null where they mix.</summary>
    public Audience? WrittenBy =>
        Kind switch
        {
            ChatKind.ClassStudents or ChatKind.DirectorAndStudents => Audience.Student,
            ChatKind.ClassParents or ChatKind.DirectorAndParents => Audience.Parent,
            _ => null,
        };

    /// <summary>The members of these come from the class by themselves and follow its movement (CHT-1).</summary>
    public bool FollowsClass => ClassChats.Expected.Contains(Kind);

    /// <summary>A name as it may stand: some text, not too long.</summary>
    public static Result<string> Named(string? name) =>
        string.IsNullOrWhiteSpace(name) ? new ChatNameEmpty()
        : name.Trim().Length > MaxName ? new ChatNameTooLong(MaxName)
        : name.Trim();

    /// <summary>Goes over with its class into the next year: the history stays, and the class's new name stands in its own.</summary>
    public void GoAlong(SchoolClass from, SchoolClass to)
    {
        var renamed = Name.Replace(from.Name.Value, to.Name.Value, StringComparison.Ordinal);
        (ClassId, Name) = (to.Id, renamed.Length > MaxName ? Name : renamed);
    }

    /// <summary>Whom somebody in a direct chat writes to; null in every other chat.</summary>
    public PersonId? OtherThan(PersonId person) => person == FirstId ? SecondId : FirstId;

    /// <summary>The chat under which these two find it; who has become one person with somebody else takes it along.</summary>
    public void BelongTo(PersonId one, PersonId other)
    {
        var (first, second) = DistinctPeople.InOrder(one, other);
        (FirstId, SecondId) = (first, second);
    }

    /// <summary>The two find another chat, or are one person: what was written stays to be read, nobody writes here any more.</summary>
    public void Rest() => (FirstId, SecondId) = (null, null);

    public static Chat Direct(SchoolId school, PersonId creator, PersonId other, DateTimeOffset now, string name = ChatNames.Direct)
    {
        var chat = Create(school, ChatKind.Direct, name, null, creator, now);
        chat.BelongTo(creator, other);
        return chat;
    }

    public static Chat Create(SchoolId school, ChatKind kind, string name, ClassId? classId, PersonId creator, DateTimeOffset now) =>
        new()
        {
            SchoolId = school,
            Id = NewId.Of<ChatId>(now),
            Kind = kind,
            Name = name.Trim(),
            ClassId = classId,
            CreatedBy = creator,
            CreatedAt = now,
        };
}
