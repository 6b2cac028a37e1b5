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

    public void Enter(SchoolId school) => School = school;
}
