namespace SchoolComms.Domain.Common;

/// <summary>A typed identifier over a version 7 <see cref="Guid"/>, so that a chat's id is never taken for a person's.</summary>
public interface IId<T>
    where T : struct, IId<T>
{
    Guid Value { get; }

    static abstract T From(Guid value);

    static virtual T New(DateTimeOffset now) => T.From(Guid.CreateVersion7(now));
}
