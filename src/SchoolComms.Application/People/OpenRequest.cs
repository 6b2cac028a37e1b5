using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>What an applicant sees of their own request.</summary>
/// <param name="JoinCode">The code of the personal link, as long as it can be used.</param>
/// <param name="HasJoined">The person is on the portal: there is nothing to do but sign in.</param>
public sealed record OpenedRequest(School School, Clause? Clause, JoinRequest Request, ClassName? Class, string? JoinCode, bool HasJoined);

/// <summary>Opens a request by the code that only its applicant has, and sets the scope to its school.</summary>
public sealed class OpenRequest(SchoolCommsDb db, ReadApplication read, InviteCodes codes, TimeProvider time)
{
    public async Task<Result<OpenedRequest>> RunAsync(string slug, string code, CancellationToken cancel)
    {
        if (!RequestCode.IsWellFormed(code))
            return new NotFound(nameof(OpenedRequest));

        var form = await read.RunAsync(slug, cancel);
        if (form.IsRefused)
            return form.Error;

        var hash = RequestCode.HashOf(code);
        var request = await db
            .JoinRequests.AsNoTracking()
            .Include(r => r.Questions.OrderBy(question => question.Number))
            .SingleOrDefaultAsync(r => r.CodeHash == hash, cancel);
        if (request is null)
            return new NotFound(nameof(OpenedRequest));

        var now = time.GetUtcNow();
        var link = await db.Invites.Where(i => i.Id == request.InviteId).Where(Invite.OpenAt(now)).Select(i => i.Id).ToListAsync(cancel);
        return new OpenedRequest(
            form.Value.School,
            form.Value.Clause,
            request,
            form.Value.Classes.FirstOrDefault(c => c.Id == request.ClassId)?.Name,
            link is [var open] ? codes.CodeOf(open) : null,
            request.PersonId is { } person && await db.People.AnyAsync(p => p.Id == person && p.Account != null, cancel)
        );
    }
}
