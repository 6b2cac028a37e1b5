using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Consents;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Calendar;

namespace SchoolComms.Application.Chats;

/// <summary>Writes a message into a chat: the regulation examines it first, and a refusal names its clause.</summary>
public sealed class PostMessage(SchoolCommsDb db, EditionCache editions, LiveChats live, TimeProvider time)
{
    /// <summary>Sends the text, with the files that the author has chosen for it.</summary>
    /// <param name="warned">The author has seen the warning about this text.</param>
    /// <param name="people">Who is on its photos and videos; null where the author has not been asked.</param>
    public async Task<Result<MessageId>> RunAsync(
        Actor actor,
        ChatId chatId,
        string text,
        bool warned,
        PeopleOnPhoto? people,
        CancellationToken cancel
    )
    {
        var unsent = await db.UnsentAsync(actor, chatId, time.GetUtcNow(), cancel);
        var posted = await AddAsync(actor, chatId, text, warned, unsent, people, cancel);
        if (posted.IsRefused)
            return posted.Error;

        var (message, author) = posted.Value;
        author.Read(message.Id);
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

        live.Announce(actor.School.Id, chatId);
        return message.Id;
    }

    /// <summary>Examines and adds the message; the caller saves.</summary>
    internal async Task<Result<Posted>> AddAsync(
        Actor actor,
        ChatId chatId,
        string text,
        bool warned,
        UnsentMessage? unsent,
        PeopleOnPhoto? people,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadAsync(db, editions, actor, chatId, now, cancel);
        if (room.IsRefused)
            return room.Error;

        var (chat, member, _, blocked, lifted) = room.Value;
        var draft = new Draft(text, actor.AudienceAs(member.Role), now, warned);
        var circumstances = new Circumstances(actor.School.Zone, WorkingCalendar.State, lifted);
        var files = unsent?.Files.Select(file => file.Kind).ToList() ?? [];
        var allowed = PostingRule.Check(actor, chat, member, blocked, draft, circumstances, files);
        if (allowed.IsRefused)
            return allowed.Error;

        var photo = PhotoCase.Of(actor.Edition, chat, actor.Person, draft.Author, lifted, files, actor.School.DateAt(now));
        var shown = await ShownAsync(photo, chat, people, warned, cancel);
        if (shown.IsRefused)
            return shown.Error;

        var message = Message.Post(chat, actor.Person, draft.Author, draft.Text, now);
        db.Add(message);
        if (unsent is not null)
            Carry(message, unsent);
        if (photo is not null)
            Keep(message, photo, people!, shown.Value);
        return new Posted(message, member);
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
}
