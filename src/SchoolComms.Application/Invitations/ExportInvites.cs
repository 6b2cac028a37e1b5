using SchoolComms.Application.Audit;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Invitations;

/// <summary>A class's personal links for a file. Who has the file can open the links: the record tells who took it.</summary>
public sealed class ExportInvites(SchoolCommsDb db, ReadPersonalInvites read, TimeProvider time)
{
    public async Task<Result<PersonalInviteList>> RunAsync(
        Actor actor,
        ClassId classId,
        Role role,
        ExportFormat format,
        CancellationToken cancel
    )
    {
        var list = await read.RunAsync(actor, classId, role, cancel);
        if (list.IsRefused)
            return list.Error;

        var details = new
        {
            Invites = list.Value.Open.Select(line => line.Open!.Id.Value),
            Role = role,
            Class = classId.Value,
            Format = format.ToString().ToUpperInvariant(),
        };
        await db.SaveAndRecordAsync(actor, AuditKind.InvitesExported, details, list.Value.Clause, time.GetUtcNow(), cancel);
        return list;
    }
}
