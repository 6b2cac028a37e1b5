using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Regulations;

/// <summary>What the director sees before approving.</summary>
/// <param name="View">The draft, its changes and what is missing.</param>
/// <param name="Confirming">How many members will have to confirm the Rules again.</param>
/// <param name="Waiting">How many messages wait for the opening hours and will be examined under the new edition.</param>
public sealed record ApprovalView(DraftView View, int Confirming, int Waiting);

/// <summary>Tells the director what an approval will change, and for how many.</summary>
public sealed class ReadApproval(SchoolCommsDb db, ReadDraft read)
{
    public async Task<Result<ApprovalView>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.ApproveRegulation, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var opened = await read.RunAsync(actor, cancel);
        if (opened.IsRefused)
            return opened.Error;
        if (opened.Value is not { } view)
            return new DraftClosed();

        var asks = view.Draft.Regulation.Contains(Rule.RulesAcknowledged);
        return new ApprovalView(
            view,
            asks ? await db.People.CountAsync(person => person.Account != null && person.LeftAt == null, cancel) : 0,
            await db.QueuedMessages.CountAsync(message => message.State == Domain.Chats.QueueState.Waiting, cancel)
        );
    }
}
