namespace SchoolComms.Domain.Common;

/// <summary>A typed identifier over a version 7 <see cref="Guid"/>, so that a chat's id is never taken for a person's.</summary>
public interface IId<T>
    where T : struct, IId<T>
{
    Guid Value { get; }

    static abstract T From(Guid value);
}

/// <summary>Makes identifiers.</summary>
public static class NewId
{
    /// <summary>A new identifier; it grows with time.</summary>
    public static T Of<T>(DateTimeOffset now)
        where T : struct, IId<T> => T.From(Guid.CreateVersion7(now));
}
