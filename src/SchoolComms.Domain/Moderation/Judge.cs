using SchoolComms.Domain.People;

namespace SchoolComms.Domain.Moderation;

/// <summary>In which capacity somebody decides on a case.</summary>
public enum Capacity
{
    /// <summary>Takes back what they sent themselves; decides on nobody else.</summary>
    Author,

    /// <summary>Keeps order in the chat (S1 4.2, S2 4).</summary>
    Moderator = 1,

    /// <summary>Is authorised by the director in writing (S1 4.5).</summary>
    Official,

    /// <summary>Answers for the school.</summary>
    Director,
}

/// <summary>Who decides on a case, and as what.</summary>
public sealed record Judge(PersonId Person, Capacity As);
