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
}
