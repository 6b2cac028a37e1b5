using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>Somebody whose status waits to be confirmed.</summary>
/// <param name="Class">The class that the link led into; null for the whole school or a chat.</param>
/// <param name="Chat">The chat that the link led into.</param>
/// <param name="IssuedBy">Whose link it was.</param>
public sealed record VerificationLine(
    RoleVerification Verification,
    FullName Name,
    string? Post,
    PhoneNumber? Phone,
    EmailAddress? Email,
    ClassName? Class,
    string? Chat,
    FullName IssuedBy
);

/// <summary>A page of the queue, who waits longest first.</summary>
/// <param name="Next">After which claim the next page begins; null on the last one.</param>
public sealed record VerificationPage(IReadOnlyList<VerificationLine> Lines, RoleVerificationId? Next);

/// <summary>Whose status the administrator has to confirm or refuse (PPL-5; S1 2.1, S3 2.1, S4 2.6–2.7).</summary>
public sealed class ListVerifications(SchoolCommsDb db)
{
    public const int PageSize = 50;

    public async Task<Result<VerificationPage>> RunAsync(Actor actor, RoleVerificationId? after, CancellationToken cancel)
    {
        if (Permissions.Check(actor, SchoolAction.VerifyStatus, Target.School) is { IsRefused: true } refused)
            return refused.Error!;

        var waiting = db.RoleVerifications.Where(v => v.State == VerificationState.Claimed);
        if (after is { } last)
            waiting = waiting.Where(v => v.Id > last);
        var lines = await Lines(waiting.OrderBy(v => v.Id).Take(PageSize + 1)).ToListAsync(cancel);
        return new VerificationPage([.. lines.Take(PageSize)], lines.Count > PageSize ? lines[PageSize - 1].Verification.Id : null);
    }

    /// <summary>One of them, decided or not.</summary>
    public async Task<Result<VerificationLine>> OneAsync(Actor actor, RoleVerificationId id, CancellationToken cancel)
    {
        if (Permissions.Check(actor, SchoolAction.VerifyStatus, Target.School) is { IsRefused: true } refused)
            return refused.Error!;

        return await Lines(db.RoleVerifications.Where(v => v.Id == id)).SingleOrDefaultAsync(cancel) is { } line
            ? line
            : new NotFound(nameof(RoleVerification));
    }

    private IQueryable<VerificationLine> Lines(IQueryable<RoleVerification> verifications) =>
        from verification in verifications.AsNoTracking()
        join person in db.People on verification.PersonId equals person.Id
        join invite in db.Invites on verification.InviteId equals invite.Id
        join issuer in db.People on invite.IssuedBy equals issuer.Id
        orderby verification.Id
        select new VerificationLine(
            verification,
            person.Name,
            person.Post,
            person.Phone,
            person.Email,
            db.Classes.Where(c => c.Id == invite.ClassId).Select(c => c.Name).FirstOrDefault(),
            db.Chats.Where(c => c.Id == invite.ChatId).Select(c => c.Name).FirstOrDefault(),
            issuer.Name
        );
}
