using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Merging;

namespace SchoolComms.Application.Chats;

/// <summary>Opens the chat of two, and starts it where there is none (PPL-10): of two who start at once, one chat arises.</summary>
public sealed class StartDirectChat(SchoolCommsDb db, TimeProvider time)
{
    private const int Attempts = 2;

    public async Task<Result<ChatId>> RunAsync(Actor actor, PersonId other, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var counterpart = await db.CounterpartAsync(actor, other, null, now, cancel);
        var may = DirectRule.MayWriteTo(actor, counterpart);
        if (may.IsRefused)
            return may.Error;

        for (var attempt = 1; ; attempt++)
        {
            if (await ExistingAsync(actor.Person, other, cancel) is { } existing)
                return await ReenterAsync(existing, actor.Person, may.Value, now, cancel);

            try
            {
                return await CreateAsync(actor, counterpart!, may.Value, now, cancel);
            }
            catch (DbUpdateException problem) when (attempt < Attempts && problem.TakenKey() is "ix_chat_school_id_first_id_second_id")
            {
                // The other one has just started it: theirs is there now.
                db.ChangeTracker.Clear();
            }
        }
    }

    private Task<Chat?> ExistingAsync(PersonId one, PersonId other, CancellationToken cancel)
    {
        var (first, second) = DistinctPeople.InOrder(one, other);
        return db.Chats.SingleOrDefaultAsync(chat => chat.FirstId == first && chat.SecondId == second, cancel);
    }

    // Who had left comes back by writing; whom they write to comes back by their own will only.
    private async Task<Result<ChatId>> ReenterAsync(
        Chat chat,
        PersonId actor,
        DirectPair pair,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        foreach (var member in await db.ChatMembers.Where(m => m.ChatId == chat.Id && m.EndedAt != null).ToListAsync(cancel))
            member.Return(member.PersonId == actor ? pair.Author : pair.Other, now, ofOwnWill: member.PersonId == actor);
        await db.SaveChangesAsync(cancel);
        return chat.Id;
    }

    private async Task<Result<ChatId>> CreateAsync(
        Actor actor,
        Counterpart other,
        DirectPair pair,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var name = ChatNames.OfTwo(actor.Name, other.Name);
        var chat = Chat.Direct(actor.School.Id, actor.Person, other.Person, now, name);
        db.AddRange(
            chat,
            ChatMember.Enter(chat, actor.Person, pair.Author, moderator: false, now),
            ChatMember.Enter(chat, other.Person, pair.Other, moderator: false, now)
        );
        var details = new { Chat = chat.Id.Value, Person = other.Person.Value };
        await db.SaveAndRecordAsync(actor, AuditKind.DirectChatStarted, details, pair.Clause, now, cancel);
        return chat.Id;
    }
}
