using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>
/// A word by whose beginning a person is found: a part of the name, or the end of the telephone number. The database
/// keeps the words by itself whenever a name or a number changes.
/// </summary>
/// <remarks>Not trigrams: under row security no operator of theirs may use an index, and a comparison may.</remarks>
public sealed class PersonWord
{
    private PersonWord() { }

    public SchoolId SchoolId { get; private init; }
    public PersonWordKind Kind { get; private init; }
    public string Word { get; private init; } = "";
    public PersonId PersonId { get; private init; }
}

/// <summary>What a word is a part of.</summary>
public enum PersonWordKind
{
    /// <summary>A part of <see cref="Person.NameKey"/>.</summary>
    Name = 1,

    /// <summary>The number's digits: all, the last ten, seven and four.</summary>
    Phone,
}
