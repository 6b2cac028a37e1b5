using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>What a movement brings with it, with the names of the people, classes, chats and links in it.</summary>
public sealed record ToldConsequences(
    Consequences Of,
    IReadOnlyDictionary<PersonId, FullName> People,
    IReadOnlyDictionary<ClassId, ClassName> Classes,
    IReadOnlyDictionary<ChatId, string> Chats,
    IReadOnlyList<InviteLine> Links
);

internal static class TellConsequences
{
    public static async Task<ToldConsequences> TellAsync(this SchoolCommsDb db, Consequences of, CancellationToken cancel)
    {
        var people = of.People.Concat(of.Kept.Select(kept => kept.Child)).Distinct().ToList();
        var classes = of
            .ClassesLeft.Concat(of.ClassesEntered)
            .Select(change => change.Class)
            .Concat(of.WithoutClassTeacher)
            .Concat(of.Kept.Select(kept => kept.Class))
            .Distinct()
            .ToList();
        var chats = of
            .Chats.Select(change => change.Chat)
            .Concat(of.ChatsEntered.Select(entry => entry.Chat))
            .Concat(of.Bereft.Select(chat => chat.Chat))
            .Distinct()
            .ToList();
        return new ToldConsequences(
            of,
            await db
                .People.Where(p => people.Contains(p.Id))
                .Select(p => new { p.Id, p.Name })
                .ToDictionaryAsync(p => p.Id, p => p.Name, cancel),
            await db
                .Classes.Where(c => classes.Contains(c.Id))
                .Select(c => new { c.Id, c.Name })
                .ToDictionaryAsync(c => c.Id, c => c.Name, cancel),
            await db
                .Chats.Where(c => chats.Contains(c.Id))
                .Select(c => new { c.Id, c.Name })
                .ToDictionaryAsync(c => c.Id, c => c.Name, cancel),
            await db.Lines(db.Invites.Where(i => of.Links.Contains(i.Id)).OrderByDescending(i => i.Id)).ToListAsync(cancel)
        );
    }
}
