using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Consents;

/// <summary>The author's answer about who is on the photos and videos of a message. Nobody and no document: no people at all.</summary>
/// <param name="People">Those of the school.</param>
/// <param name="Document">Others: the number of their written permission.</param>
public sealed record PeopleOnPhoto(IReadOnlyCollection<PersonId> People, string? Document)
{
    /// <summary>The longest number of a written permission, in characters.</summary>
    public const int MaxDocument = 120;

    /// <summary>How many people one message names at most.</summary>
    public const int Most = 60;
}

/// <summary>What an author said about the people on a message's photos and videos; kept with the message.</summary>
public sealed class PhotoStatement
{
    private PhotoStatement() { }

    public SchoolId SchoolId { get; private init; }
    public ChatId ChatId { get; private init; }
    public MessageId MessageId { get; private init; }

    /// <summary>The written permission of people who are not of the school; null where there are none.</summary>
    public string? Document { get; private init; }

    public static PhotoStatement Of(Message message, PeopleOnPhoto people) =>
        new()
        {
            SchoolId = message.SchoolId,
            ChatId = message.ChatId,
            MessageId = message.Id,
            Document = string.IsNullOrWhiteSpace(people.Document) ? null : people.Document.Trim(),
        };
}

/// <summary>Somebody whom a message shows, for which purpose, and by which consent.</summary>
public sealed class ShownPerson
{
    private ShownPerson() { }

    public SchoolId SchoolId { get; private init; }
    public ChatId ChatId { get; private init; }
    public MessageId MessageId { get; private init; }
    public PersonId PersonId { get; private init; }
    public ConsentPurpose Purpose { get; private init; }

    /// <summary>Null for the author, and where a warning was passed over.</summary>
    public ConsentId? ConsentId { get; private init; }

    /// <summary>A moderator has looked at the message after the consent was withdrawn, and left it.</summary>
    public DateTimeOffset? CheckedAt { get; private set; }

    public PersonId? CheckedBy { get; private set; }

    public static ShownPerson On(Message message, PersonId person, ConsentPurpose purpose, ConsentId? consent) =>
        new()
        {
            SchoolId = message.SchoolId,
            ChatId = message.ChatId,
            MessageId = message.Id,
            PersonId = person,
            Purpose = purpose,
            ConsentId = consent,
        };

    public void Check(PersonId moderator, DateTimeOffset now) => (CheckedBy, CheckedAt) = (moderator, now);
}
