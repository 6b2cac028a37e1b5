using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Regulations;

/// <summary>What a regulation would have done, with the chats that it names.</summary>
/// <param name="HasMore">There were more messages than are examined at once; the newest were.</param>
/// <param name="Names">The chats' names.</param>
public sealed record ObservedDays(Observation Observation, bool HasMore, IReadOnlyDictionary<ChatId, string> Names);

/// <summary>
/// Examines the messages of the last days again, under the edition in force or one that is being drafted, to see what its rules would
/// have done. Nobody is stopped or told. Whoever looks reads examples of their own chats only, and numbers of the others.
/// </summary>
public sealed class ObserveRules(SchoolCommsDb db, TimeProvider time)
{
    public const int MostMessages = 5_000;

    /// <param name="regulation">To examine under: of any edition, or a draft.</param>
    /// <param name="dated">The date that its clauses are cited with.</param>
    /// <param name="days">How many days back, today included.</param>
    public async Task<Result<ObservedDays>> RunAsync(Actor actor, Regulation regulation, DateOnly dated, int days, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.ObserveRules, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var now = time.GetUtcNow();
        var from = SchoolClock.StartOf(actor.School.DateAt(now).AddDays(1 - days), actor.School.Zone);
        var messages = await MessagesAsync(actor, from, cancel);
        var exceptions = await db.RuleExceptions.AsNoTracking().Where(e => e.Until > from && e.From <= now).ToListAsync(cancel);
        var usual = Circumstances.Of(actor.School, new HashSet<Rule>());

        var observation = Observation.Of(regulation, dated, [.. messages.Take(MostMessages)], exceptions, usual);
        return new ObservedDays(observation, messages.Count > MostMessages, await NamesAsync(observation, cancel));
    }

    // Newest first. Each chat gives a range of its key, read from the end.
    private async Task<List<WrittenMessage>> MessagesAsync(Actor actor, DateTimeOffset from, CancellationToken cancel)
    {
        var first = MessageId.LeastAt(from);
        var own = db.ChatMembers.Where(member => member.PersonId == actor.Person && member.EndedAt == null).Select(member => member.ChatId);
        var newest = await db
            .Chats.SelectMany(chat =>
                db.Messages.Where(message => message.ChatId == chat.Id && message.Id >= first && message.Kind == MessageKind.Text)
                    .OrderByDescending(message => message.Id)
                    .Take(MostMessages + 1)
            )
            .OrderByDescending(message => message.Id)
            .Take(MostMessages + 1)
            .Select(message => new { Message = message, MayBeQuoted = message.Removal == null && own.Contains(message.ChatId) })
            .AsNoTracking()
            .ToListAsync(cancel);

        var authors = newest.Select(one => one.Message.AuthorId).Distinct().ToList();
        var contacts = await db
            .People.Where(p => authors.Contains(p.Id))
            .Select(p => new
            {
                p.Id,
                p.Phone,
                p.Email,
            })
            .ToDictionaryAsync(p => p.Id, cancel);
        var carrying = newest.Where(one => one.Message.FileCount > 0).Select(one => one.Message.Id).ToList();
        var files = (
            await (
                from attachment in db.Attachments
                where carrying.Contains(attachment.MessageId)
                join file in db.Files on attachment.FileId equals file.Id
                select new { attachment.MessageId, file.Kind }
            ).ToListAsync(cancel)
        ).ToLookup(file => file.MessageId, file => file.Kind);
        return newest.ConvertAll(one =>
        {
            var (message, author) = (one.Message, contacts.GetValueOrDefault(one.Message.AuthorId));
            return new WrittenMessage(message.ChatId, message.Author, message.Text, message.SentAt, one.MayBeQuoted)
            {
                Files = [.. files[message.Id]],
                Phone = author?.Phone,
                Email = author?.Email,
            };
        });
    }

    private async Task<IReadOnlyDictionary<ChatId, string>> NamesAsync(Observation observation, CancellationToken cancel)
    {
        var chats = observation.Chats.Select(chat => chat.Key).ToList();
        return await db.Chats.Where(chat => chats.Contains(chat.Id)).ToDictionaryAsync(chat => chat.Id, chat => chat.Name, cancel);
    }
}
