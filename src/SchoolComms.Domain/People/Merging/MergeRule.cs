using SchoolComms.Domain.Common;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People.Merging;

/// <summary>Which of two records' facts and which sign-in the one person will have.</summary>
/// <param name="Account">Null where neither has joined.</param>
public sealed record MergedFacts(
    FullName Name,
    DateOnly? BirthDate,
    PhoneNumber? Phone,
    EmailAddress? Email,
    string? Post,
    string? JournalId,
    AccountId? Account
);

/// <summary>How a record stands in the school, as far as it decides on a merge.</summary>
/// <param name="LearnsIn">The classes in which the person learns now.</param>
public sealed record MergeSide(Person Person, IReadOnlyCollection<ClassId> LearnsIn);

/// <summary>Whether two records may be made one.</summary>
public static class MergeRule
{
    /// <param name="kept">The record that stays.</param>
    /// <param name="other">The record that becomes a reference to it.</param>
    /// <param name="related">Whether one of them is the parent of the other.</param>
    public static Result Check(MergeSide kept, MergeSide other, bool related)
    {
        if (kept.Person.Id == other.Person.Id)
            return new SamePersonTwice();
        if (kept.Person.LeftAt is not null || other.Person.LeftAt is not null)
            return new OnlyPresentPeopleMerge();
        if (related)
            return new ParentIsNotChild();

        return kept.LearnsIn.Count > 0 && other.LearnsIn.Count > 0 && !kept.LearnsIn.ToHashSet().SetEquals(other.LearnsIn)
            ? new LearnInDifferentClasses()
            : Result.Done;
    }
}

/// <summary>A record is not merged with itself.</summary>
public sealed record SamePersonTwice() : Error(ErrorKind.Conflict);

/// <summary>One of the two has left the school, or has been merged already.</summary>
public sealed record OnlyPresentPeopleMerge() : Error(ErrorKind.Conflict);

/// <summary>One of the two is the parent of the other.</summary>
public sealed record ParentIsNotChild() : Error(ErrorKind.Conflict);

/// <summary>Both learn, in different classes: one of them is transferred first, by an order.</summary>
public sealed record LearnInDifferentClasses() : Error(ErrorKind.Conflict);
