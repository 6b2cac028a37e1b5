using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Consents;

/// <summary>Whom an author can name on a photo: the people of the chat and of its class, on the portal or not.</summary>
internal static class PeopleForPhotos
{
    public static IQueryable<Person> PeopleForPhotosIn(this SchoolCommsDb db, Chat chat)
    {
        var members = db.ChatMembers.Where(m => m.ChatId == chat.Id && m.EndedAt == null).Select(m => m.PersonId);
        var ofClass = db.ClassMemberships.Where(m => m.ClassId == chat.ClassId && m.EndedAt == null).Select(m => m.PersonId);
        return db.People.Where(p => p.LeftAt == null && (members.Contains(p.Id) || ofClass.Contains(p.Id)));
    }

    /// <summary>Those whom the answer names, with all consents about them; not found for somebody of elsewhere.</summary>
    public static async Task<Result<IReadOnlyList<NamedOnPhoto>>> NamedOnPhotoAsync(
        this SchoolCommsDb db,
        Chat chat,
        PeopleOnPhoto? answer,
        CancellationToken cancel
    )
    {
        var named = answer?.People.Distinct().Take(PeopleOnPhoto.Most).ToList() ?? [];
        if (named.Count == 0)
            return Result.Of<IReadOnlyList<NamedOnPhoto>>([]);

        var people = await db.PeopleForPhotosIn(chat)
            .Where(p => named.Contains(p.Id))
            .OrderBy(p => p.NameKey)
            .Select(p => new { p.Id, p.Name })
            .ToListAsync(cancel);
        if (people.Count < named.Count)
            return new NotFound(nameof(Person));

        var consents = (await db.Consents.AsNoTracking().Where(c => named.Contains(c.PersonId)).ToListAsync(cancel)).ToLookup(c =>
            c.PersonId
        );
        return Result.Of<IReadOnlyList<NamedOnPhoto>>(
            people.ConvertAll(person => new NamedOnPhoto(person.Id, person.Name, [.. consents[person.Id]]))
        );
    }
}
