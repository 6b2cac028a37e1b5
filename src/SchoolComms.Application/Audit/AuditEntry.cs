using SchoolComms.Domain.Audit;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Audit;

/// <summary>An entry of the school's record. The database writes it, chains it by hash, and refuses to change it.</summary>
public sealed class AuditEntry
{
    private AuditEntry() { }

    public SchoolId SchoolId { get; private init; }
    public long Seq { get; private init; }
    public DateTimeOffset At { get; private init; }
    public PersonId ActorId { get; private init; }
    public AuditKind Kind { get; private init; }
    public string Payload { get; private init; } = "{}";
    public byte[] Hash { get; private init; } = [];
}

/// <summary>The newest number and hash of a school's record: the link that the next entry is chained to.</summary>
public sealed class AuditHead
{
    private AuditHead() { }

    public SchoolId SchoolId { get; private init; }
    public long Seq { get; private init; }
    public byte[] Hash { get; private init; } = [];
}
