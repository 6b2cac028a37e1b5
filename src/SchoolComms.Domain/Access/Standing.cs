namespace SchoolComms.Domain.Access;

/// <summary>What a person acts as: an office, a role, or the moderator of the chat in question.</summary>
public enum Standing
{
    Director = 1,
    Deputy,
    Administrator,
    ClassTeacher,
    Teacher,
    Staff,
    Student,
    Parent,
    Moderator,

    /// <summary>The deputy who answers for information technology (S3 2.1); a deputy beside it.</summary>
    DeputyForIt,

    /// <summary>An official whom the director has authorised to decide on blocks (S1 4.5).</summary>
    AuthorisedToBlock,

    /// <summary>An official whom the director has authorised to restrict access (S0 9.2, S4 3.5).</summary>
    AuthorisedToRestrict,

    /// <summary>An official whom the director has authorised to look into chats (S0 4.2, S1 2.2, S4 2.4).</summary>
    AuthorisedToControl,
}

/// <summary>How far a permission reaches.</summary>
public enum Reach
{
    /// <summary>Everything in the school.</summary>
    School = 1,

    /// <summary>The class that the person leads.</summary>
    OwnClass,

    /// <summary>A class that the person leads or teaches in.</summary>
    TaughtClass,

    /// <summary>A chat that the person is present in.</summary>
    OwnChat,

    /// <summary>A chat that the person moderates.</summary>
    ModeratedChat,

    /// <summary>What the director's order names: the whole school, or the chats of one class.</summary>
    Authorised,
}
