using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Moderation;

/// <summary>An apology as a member of the chat reads it before objecting.</summary>
/// <param name="Petitioner">Who apologises.</param>
/// <param name="May">Whether the reader may object now.</param>
/// <param name="HasObjected">The reader has objected already.</param>
public sealed record ObjectionForm(
    Chat Chat,
    ApologyId Apology,
    FullName Petitioner,
    string Text,
    DateTimeOffset ObjectionsUntil,
    Clause? Clause,
    Result May,
    bool HasObjected
);

/// <summary>Opens the page on which a member of the chat objects to an early unblocking (S1 4.6).</summary>
public sealed class OpenObjection(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    public async Task<Result<ObjectionForm>> RunAsync(Actor actor, ChatId chatId, ApologyId id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadForAsync(SchoolAction.ObjectToUnblocking, db, editions, actor, chatId, now, cancel);
        if (room.IsRefused)
            return room.Error;

        var found = await (
            from apology in db.Apologies
            where apology.ChatId == chatId && apology.Id == id
            join block in db.Blocks on apology.BlockId equals block.Id
            join message in db.Messages on new { apology.ChatId, Id = apology.MessageId } equals new { message.ChatId, message.Id }
            join person in db.People on apology.PersonId equals person.Id
            select new
            {
                Apology = apology,
                Block = block,
                message.Text,
                person.Name,
                HasObjected = db.Objections.Any(o => o.ApologyId == id && o.PersonId == actor.Person),
            }
        )
            .AsNoTracking()
            .SingleOrDefaultAsync(cancel);
        if (found is null)
            return new NotFound(nameof(Apology));

        var edition = await editions.GetAsync(db, found.Apology.EditionId, cancel);
        return new ObjectionForm(
            room.Value.Chat,
            id,
            found.Name,
            found.Text,
            found.Apology.ObjectionsUntil,
            edition.Cite(found.Apology.Clause),
            UnblockingRule.MayObject(found.Apology, found.Block, actor.Person, room.Value.Blocked, found.HasObjected, actor.Edition, now),
            found.HasObjected
        );
    }
}
