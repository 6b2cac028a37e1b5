using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Store;

/// <summary>
/// The one school that this unit of work sees: the query filter and the database's row security both read it. Outside
/// a school it is empty, and so is every school-owned table.
/// </summary>
public sealed class SchoolScope
{
    public SchoolId School { get; private set; }

    /// <summary>The network address that the unit of work came from, for the record; null where nobody is at the other end.</summary>
    public string? Address { get; set; }

    /// <summary>Whether a transaction is open: the database has learnt its school when it began, and learns no other.</summary>
    internal Func<bool> IsHeld { private get; set; } = () => false;

    /// <summary>Brings the unit of work into a school.</summary>
    public void Enter(SchoolId school)
    {
        if (school != School && IsHeld())
            throw new InvalidOperationException("A transaction stays in the school in which it began.");

        School = school;
    }
}
