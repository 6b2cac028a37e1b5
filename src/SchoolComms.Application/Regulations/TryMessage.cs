using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Regulations;

/// <summary>A message to try.</summary>
/// <param name="Author">As whom it would be written.</param>
/// <param name="Chat">Whose exceptions count; null for a chat without any.</param>
/// <param name="At">When it would be sent; null for now.</param>
/// <param name="Text">What would be written.</param>
public sealed record Trial(Audience Author, ChatId? Chat, DateTimeOffset? At, string Text);

/// <summary>Says what the edition in force would do with a message. Nothing is sent and nothing is kept.</summary>
public sealed class TryMessage(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    public async Task<Result<Verdict>> RunAsync(Actor actor, Trial trial, CancellationToken cancel)
    {
        var tried = await TryAllAsync(actor, trial, [trial.Text], cancel);
        return tried.IsRefused ? tried.Error : tried.Value[0];
    }

    /// <summary>The verdict on each of several texts, all written by the same author in the same place and time.</summary>
    internal async Task<Result<IReadOnlyList<Verdict>>> TryAllAsync(
        Actor actor,
        Trial trial,
        IReadOnlyList<string> texts,
        CancellationToken cancel
    )
    {
        var permitted = Permissions.Check(actor, SchoolAction.SeeRegulation, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var at = trial.At ?? time.GetUtcNow();
        IReadOnlySet<Rule> lifted = new HashSet<Rule>();
        if (trial.Chat is { } chat)
        {
            var room = await ChatRoom.LoadAsync(db, editions, actor, chat, at, cancel);
            if (room.IsRefused)
                return room.Error;
            lifted = room.Value.Lifted;
        }

        var circumstances = Circumstances.Of(actor.School, lifted);
        return texts.Select(text => Examine.Message(actor.Edition, new Draft(text, trial.Author, at), circumstances)).ToList();
    }
}
