using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Invitations;

/// <summary>A link to issue.</summary>
/// <param name="Role">The one role that it gives.</param>
/// <param name="ClassId">Into which class; null for the school as a whole or a chat.</param>
/// <param name="ChatId">Into which chat.</param>
/// <param name="Uses">For how many people.</param>
/// <param name="Days">For how many days; at most the regulation's term.</param>
public sealed record NewInvite(Role Role, ClassId? ClassId, ChatId? ChatId, int Uses, int Days);

/// <summary>An issued link, with the code that its address carries.</summary>
public sealed record IssuedInvite(InviteId Id, string Code, Clause Clause);

/// <summary>Issues a role-bound invite link (S0 4.1, S1 2.1, S3 2.1, S4 2.3; into chats S1 2.5–2.6, S2 9).</summary>
public sealed class IssueInvite(SchoolCommsDb db, InviteCodes codes, TimeProvider time)
{
    public async Task<Result<IssuedInvite>> RunAsync(Actor actor, NewInvite input, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var place = await db.InvitePlaceAsync(actor, input.ClassId, input.ChatId, cancel);
        if (place.IsRefused)
            return place.Error;

        var right = InviteRule.RightToInvite(actor, input.Role, place.Value);
        if (right.IsRefused)
            return right.Error;

        var term = actor.Edition.Regulation.InviteTermDays;
        if (input.Days > term)
            return new InviteTermTooLong(term, right.Value) { Field = nameof(input.Days) };

        var issued = Invite.Issue(
            actor.School.Id,
            input.Role,
            input.ClassId,
            input.ChatId,
            input.Uses,
            now.AddDays(input.Days),
            actor.Person,
            now
        );
        if (issued.IsRefused)
            return issued.Error;

        var invite = issued.Value;
        var code = codes.CodeOf(invite.Id);
        invite.Seal(InviteCodes.HashOf(code));
        db.Add(invite);
        var details = new
        {
            Invite = invite.Id.Value,
            invite.Role,
            Class = invite.ClassId?.Value,
            Chat = invite.ChatId?.Value,
            invite.Uses,
            invite.ExpiresAt,
        };
        await db.SaveAndRecordAsync(actor, AuditKind.InviteIssued, details, right.Value, now, cancel);
        return new IssuedInvite(invite.Id, code, right.Value);
    }
}
