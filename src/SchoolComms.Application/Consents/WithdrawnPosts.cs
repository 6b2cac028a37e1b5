using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Consents;

/// <summary>A message that still shows somebody whose consent was withdrawn.</summary>
/// <param name="Moderates">The reader moderates its chat, and may leave it.</param>
public sealed record WithdrawnPost(
    ChatId Chat,
    string ChatName,
    MessageId Message,
    FullName Author,
    DateTimeOffset SentAt,
    FullName Person,
    ConsentPurpose Purpose,
    DateTimeOffset WithdrawnAt,
    bool Moderates
);

/// <summary>
/// The messages that show somebody whose consent was withdrawn, for their authors and for the moderators of their chats, until
/// the message is removed or a moderator has looked at it.
/// </summary>
public sealed class WithdrawnPosts(SchoolCommsDb db)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<WithdrawnPost>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var moderated = ModeratedBy(actor);
        return await (
            from open in OpenTo(actor)
            join chat in db.Chats on open.Message.ChatId equals chat.Id
            join author in db.People on open.Message.AuthorId equals author.Id
            join person in db.People on open.Shown.PersonId equals person.Id
            orderby open.Message.Id descending
            select new WithdrawnPost(
                chat.Id,
                chat.Name,
                open.Message.Id,
                author.Name,
                open.Message.SentAt,
                person.Name,
                open.Shown.Purpose,
                open.Consent.Withdrawal!.At,
                moderated.Contains(chat.Id)
            )
        )
            .Take(Most)
            .ToListAsync(cancel);
    }

    /// <summary>How many messages there are to look at.</summary>
    public Task<int> CountAsync(Actor actor, CancellationToken cancel) =>
        OpenTo(actor).Select(open => open.Message.Id).Distinct().CountAsync(cancel);

    private IQueryable<OpenPost> OpenTo(Actor actor)
    {
        var moderated = ModeratedBy(actor);
        return from shown in db.ShownPeople
            where shown.CheckedAt == null
            join consent in db.Consents on shown.ConsentId equals consent.Id
            where consent.Withdrawal != null
            join message in db.Messages on new { shown.ChatId, Id = shown.MessageId } equals new { message.ChatId, message.Id }
            where message.Removal == null && (message.AuthorId == actor.Person || moderated.Contains(message.ChatId))
            select new OpenPost
            {
                Shown = shown,
                Consent = consent,
                Message = message,
            };
    }

    private IQueryable<ChatId> ModeratedBy(Actor actor) =>
        db.ChatMembers.Where(m => m.PersonId == actor.Person && m.IsModerator && m.EndedAt == null).Select(m => m.ChatId);

    private sealed class OpenPost
    {
        public required ShownPerson Shown { get; init; }
        public required Consent Consent { get; init; }
        public required Message Message { get; init; }
    }
}
