using SchoolComms.Domain.Access;
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
public sealed record Judge(PersonId Person, Capacity As)
{
    /// <summary>The actor as who decides: the director is the director in every chat, also where they moderate it (decision 0018).</summary>
    /// <param name="moderates">Decides as who keeps order in the chat; otherwise, as an official, by the director's order.</param>
    public static Judge Of(Actor actor, bool moderates) =>
        new(
            actor.Person,
            actor.Is(Standing.Director) ? Capacity.Director
                : moderates ? Capacity.Moderator
                : Capacity.Official
        );
}
