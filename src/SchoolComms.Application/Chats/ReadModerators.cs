using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Chats;

/// <summary>Who keeps order in a chat, and what may be changed about it.</summary>
/// <param name="Chat">The chat.</param>
/// <param name="Moderators">By name.</param>
/// <param name="Right">The clause by which the actor may add one, or why not.</param>
/// <param name="Candidates">Whom; empty where the actor may not.</param>
public sealed record ChatModerators(
    Chat Chat,
    IReadOnlyList<ModeratorLine> Moderators,
    Result<Clause> Right,
    IReadOnlyList<ModeratorLine> Candidates
);

/// <summary>A moderator, or somebody who may become one.</summary>
public sealed record ModeratorLine(PersonId Id, FullName Name, string? Post);

/// <summary>Opens who keeps order in a chat (CHT-7); the administration sees it without reading the chat.</summary>
public sealed class ReadModerators(SchoolCommsDb db)
{
    private const int Most = 500;

    public async Task<Result<ChatModerators>> RunAsync(Actor actor, ChatId id, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.AppointModerator, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var chat = await db.Chats.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.Kind != ChatKind.Direct, cancel);
        if (chat is null)
            return new NotFound(nameof(Chat));

        var moderating = db.ModeratorsOf(id);
        var moderators = await db
            .People.Where(p => moderating.Contains(p.Id))
            .OrderBy(p => p.NameKey)
            .Select(p => new ModeratorLine(p.Id, p.Name, p.Post))
            .Take(Most)
            .ToListAsync(cancel);
        var right = ModeratorRule.RightToAppoint(actor, moderators.ConvertAll(moderator => moderator.Id));
        var candidates = right.IsRefused
            ? []
            : await db.Colleagues()
                .Where(p => !moderating.Contains(p.Id))
                .OrderBy(p => p.NameKey)
                .Select(p => new ModeratorLine(p.Id, p.Name, p.Post))
                .Take(Most)
                .ToListAsync(cancel);
        return new ChatModerators(chat, moderators, right, candidates);
    }
}

internal static class ModeratorQueries
{
    /// <summary>Who keeps order in a chat now.</summary>
    public static IQueryable<PersonId> ModeratorsOf(this SchoolCommsDb db, ChatId chat) =>
        db.ChatMembers.Where(m => m.ChatId == chat && m.IsModerator && m.EndedAt == null).Select(m => m.PersonId);
}
