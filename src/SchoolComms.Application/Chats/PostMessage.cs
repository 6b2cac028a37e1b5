using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Consents;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Chats;

/// <summary>Writes a message into a chat: the regulation examines it first, and a refusal names its clause.</summary>
public sealed class PostMessage(
    SchoolCommsDb db,
    RoomsInBatches rooms,
    MessagesInBatches messages,
    EditionCache editions,
    LiveChats live,
    Measures measures,
    TimeProvider time
)
{
    /// <summary>Sends the text, with the files that the author has chosen for it.</summary>
    /// <param name="warned">The author has seen the warning about this text.</param>
    /// <param name="people">Who is on its photos and videos; null where the author has not been asked.</param>
    /// <param name="form">The form that it came by: sent again, it is answered again and nothing is written twice.</param>
    /// <returns>The message, null where the form has brought it already, or why it may not be written.</returns>
    public async Task<Result<MessageId?>> RunAsync(
        Actor actor,
        ChatId chatId,
        string text,
        bool warned,
        PeopleOnPhoto? people,
        SentForm? form,
        CancellationToken cancel
    )
    {
        var posted =
            await WithOthersAsync(actor, chatId, text, warned, form, cancel)
            ?? await AloneAsync(actor, chatId, text, warned, people, form, cancel);
        if (!posted.IsRefused)
            live.Announce(actor.School.Id, chatId);
        return posted;
    }

    /// <summary>Words alone, in a chat of more than two, as most messages are: null for any other, and where it must be decided on anew.</summary>
    private async Task<Result<MessageId?>?> WithOthersAsync(
        Actor actor,
        ChatId chatId,
        string text,
        bool warned,
        SentForm? form,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow();
        if (await rooms.OfAsync(actor, chatId, cancel) is not { HasUnsent: false, Chat.IsDirect: false } found)
            return null;
        if (found.Member.HasSent(form))
            return (MessageId?)null;

        var room = await ChatRoom.OfAsync(db, editions, actor, found, now, cancel);
        var message = Examined(actor, room, Written.Now(text, warned, unsent: null, people: null), now);
        if (message.IsRefused)
            return message.Error;

        return await messages.StoreAsync(message.Value, form) ? message.Value.Id : null;
    }

    /// <summary>Any message, while nobody else decides on its author.</summary>
    private async Task<Result<MessageId?>> AloneAsync(
        Actor actor,
        ChatId chatId,
        string text,
        bool warned,
        PeopleOnPhoto? people,
        SentForm? form,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var member = await db.LockMemberAsync(chatId, actor.Person, cancel);
        if (member is not null && member.HasSent(form))
            return (MessageId?)null;

        var unsent = await db.UnsentAsync(actor, chatId, time.GetUtcNow(), cancel);
        var posted = await AddAsync(actor, chatId, Written.Now(text, warned, unsent, people), cancel);
        if (posted.IsRefused)
            return posted.Error;

        var (message, author) = posted.Value;
        author.Read(message.Id);
        author.Send(form);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException problem)
            when (problem is DbUpdateConcurrencyException || problem.TakenKey() is "ix_attachment_school_id_file_id")
        {
            db.ChangeTracker.Clear();
            return new UnsentMessageGone();
        }

        // Whether or not the author is still there: what stands is announced.
        await transaction.CommitAsync(CancellationToken.None);
        return message.Id;
    }

    /// <summary>A message that has waited, while nobody else decides on its author; the caller, who holds its row, saves.</summary>
    internal async Task<Result<Posted>> AddEarlierAsync(Actor author, QueuedMessage queued, bool letThrough, CancellationToken cancel)
    {
        await db.LockMemberAsync(queued.ChatId, author.Person, cancel);
        return await AddAsync(author, queued.ChatId, Written.Earlier(queued, letThrough), cancel);
    }

    /// <summary>Examines and adds the message; the caller saves.</summary>
    private async Task<Result<Posted>> AddAsync(Actor actor, ChatId chatId, Written written, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadAsync(db, editions, actor, chatId, now, cancel);
        if (room.IsRefused)
            return room.Error;

        var (chat, member, _, _, lifted) = room.Value;
        if (chat.IsDirect)
            member.GoOnAs(DirectRule.RoleOf(actor, member, room.Value.Other));
        var examined = Examined(actor, room.Value, written, now);
        if (examined.IsRefused)
            return examined.Error;

        var message = examined.Value;
        var photo = PhotoCase.Of(actor.Edition, chat, actor.Person, message.Author, lifted, written.Files, actor.School.DateAt(now));
        var shown = await ShownAsync(photo, chat, written.People, written.Warned, cancel);
        if (shown.IsRefused)
            return shown.Error;

        db.Add(message);
        if (written.Unsent is { } unsent)
            Carry(message, unsent);
        if (photo is not null)
            Keep(message, photo, written.People!, shown.Value);
        return new Posted(message, member);
    }

    private Result<Message> Examined(Actor actor, ChatRoom room, Written written, DateTimeOffset now)
    {
        var (chat, member, _, blocked, lifted) = room;
        var draft = new Draft(written.Text, actor.AudienceAs(member.Role), now, written.Warned) { Files = written.Files };
        var circumstances = Circumstances.Of(actor, lifted);
        var allowed = written.LetThrough
            ? PostingRule.CheckLetThrough(actor, chat, member, blocked, draft, circumstances)
            : PostingRule.Check(actor, chat, member, blocked, draft, circumstances, room.Other);
        measures.Examined(allowed);
        return allowed.IsRefused ? allowed.Error : Message.Post(chat, actor.Person, draft.Author, draft.Text, now, written.At);
    }

    private async Task<Result<IReadOnlyList<NamedOnPhoto>>> ShownAsync(
        PhotoCase? photo,
        Chat chat,
        PeopleOnPhoto? people,
        bool warned,
        CancellationToken cancel
    )
    {
        if (photo is null)
            return Result.Of<IReadOnlyList<NamedOnPhoto>>([]);

        var named = await db.NamedOnPhotoAsync(chat, people, cancel);
        if (named.IsRefused)
            return named;

        var allowed = PhotoRule.Check(photo, people, named.Value, warned);
        return allowed.IsRefused ? allowed.Error : named;
    }

    private void Carry(Message message, UnsentMessage unsent)
    {
        db.AddRange(message.Carry([.. unsent.Files.Select(file => file.FileId).OrderBy(id => id.Value)]));
        db.Remove(unsent);
    }

    private void Keep(Message message, PhotoCase photo, PeopleOnPhoto people, IReadOnlyList<NamedOnPhoto> shown)
    {
        db.Add(PhotoStatement.Of(message, people));
        db.AddRange(
            from person in shown
            from purpose in photo.Purposes
            select ShownPerson.On(message, person.Person, purpose, photo.ConsentOf(person, purpose)?.Id)
        );
    }

    internal sealed record Posted(Message Message, ChatMember Author);

    /// <summary>What is to be sent.</summary>
    /// <param name="At">When it was written, where it had to wait.</param>
    /// <param name="Warned">A warning has been seen, or there is nobody to see it.</param>
    /// <param name="LetThrough">A moderator lets it in.</param>
    /// <param name="Unsent">The files chosen for it; what had to wait has none.</param>
    /// <param name="People">Who is on its photos and videos; null where the author has not been asked.</param>
    private sealed record Written(
        string Text,
        DateTimeOffset? At,
        bool Warned,
        bool LetThrough,
        UnsentMessage? Unsent,
        PeopleOnPhoto? People
    )
    {
        public IReadOnlyList<FileKind> Files => [.. Unsent?.Files.Select(file => file.Kind) ?? []];

        public static Written Now(string text, bool warned, UnsentMessage? unsent, PeopleOnPhoto? people) =>
            new(text, null, warned, LetThrough: false, unsent, people);

        // A warning asks the author, who is not here; what it warns of does not stop a message.
        public static Written Earlier(QueuedMessage queued, bool letThrough) =>
            new(queued.Text, queued.QueuedAt, Warned: true, letThrough, Unsent: null, People: null);
    }
}
