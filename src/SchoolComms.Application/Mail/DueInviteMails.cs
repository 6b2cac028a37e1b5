using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;

namespace SchoolComms.Application.Mail;

/// <summary>A letter with a link whose time has come, in whichever school.</summary>
public sealed record DueInviteMail(Guid SchoolId, Guid Id);

/// <summary>The letters with links whose time has come, in all schools; a trusted function looks past the scope.</summary>
public sealed class DueInviteMails(SchoolCommsDb db, TimeProvider time)
{
    private const int AtOnce = 50;

    public async Task<IReadOnlyList<DueInviteMail>> RunAsync(CancellationToken cancel) =>
        await db
            .Database.SqlQuery<DueInviteMail>(
                $"""select school_id as "SchoolId", id as "Id" from invite_mails_due({time.GetUtcNow()}, {AtOnce})"""
            )
            .ToListAsync(cancel);
}
