using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>What the rules of moderation need to know of a person.</summary>
internal static class LoadCase
{
    public static async Task<Offender> OffenderAsync(
        this SchoolCommsDb db,
        ChatMember member,
        DateTimeOffset now,
        CancellationToken cancel
    ) => await db.WithFamilyAsync(Offender.Of(member, await db.GovernsSchoolAsync(member.PersonId, now, cancel)), cancel);

    public static async Task<Offender> AuthorAsync(this SchoolCommsDb db, Message message, DateTimeOffset now, CancellationToken cancel) =>
        await db.WithFamilyAsync(
            new Offender(message.AuthorId, message.Author, await db.GovernsSchoolAsync(message.AuthorId, now, cancel)),
            cancel
        );

    public static async Task<BlockCase> BlockCaseAsync(this SchoolCommsDb db, ChatId chat, Offender offender, CancellationToken cancel)
    {
        var violations = await db
            .Violations.Where(v => v.ChatId == chat && v.PersonId == offender.Person && v.State != ViolationState.Withdrawn)
            .Select(v => v.CommittedAt)
            .ToListAsync(cancel);
        var blocks = await db.Blocks.Where(b => b.ChatId == chat && b.PersonId == offender.Person).ToListAsync(cancel);
        return new BlockCase(chat, offender, violations, blocks);
    }

    /// <summary>Somebody moderates the chat who neither wrote the message nor reports it.</summary>
    public static Task<bool> HasOtherModeratorAsync(this SchoolCommsDb db, Message message, PersonId reporter, CancellationToken cancel) =>
        db.ChatMembers.AnyAsync(
            m =>
                m.ChatId == message.ChatId
                && m.IsModerator
                && m.EndedAt == null
                && m.PersonId != message.AuthorId
                && m.PersonId != reporter,
            cancel
        );

    public static Task<FullName> NameAsync(this SchoolCommsDb db, PersonId person, CancellationToken cancel) =>
        db.People.Where(p => p.Id == person).Select(p => p.Name).SingleAsync(cancel);

    /// <summary>The names of several people, in one statement.</summary>
    public static async Task<IReadOnlyDictionary<PersonId, FullName>> NamesAsync(
        this SchoolCommsDb db,
        IEnumerable<PersonId?> people,
        CancellationToken cancel
    )
    {
        var ids = people.OfType<PersonId>().Distinct().ToList();
        return ids.Count == 0
            ? new Dictionary<PersonId, FullName>()
            : await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
    }

    /// <summary>Somebody of the school as whom they are in it, whatever the chat: for access to the whole portal.</summary>
    public static async Task<Offender> OffenderAsync(this SchoolCommsDb db, Person person, DateTimeOffset now, CancellationToken cancel)
    {
        var governs = await db.GovernsSchoolAsync(person.Id, now, cancel);
        var role = Enum.GetValues<Role>().Where(person.Has).FirstOrDefault(Role.Parent);
        return await db.WithFamilyAsync(new Offender(person.Id, Audiences.Of(role, governs), governs), cancel);
    }

    private static async Task<Offender> WithFamilyAsync(this SchoolCommsDb db, Offender offender, CancellationToken cancel)
    {
        var person = offender.Person;
        var family = await db
            .Guardianships.Where(link => link.GuardianId == person || link.ChildId == person)
            .Select(link => link.GuardianId == person ? link.ChildId : link.GuardianId)
            .ToListAsync(cancel);
        return offender with { Family = [.. family] };
    }

    private static Task<bool> GovernsSchoolAsync(this SchoolCommsDb db, PersonId person, DateTimeOffset now, CancellationToken cancel) =>
        db.AppointmentsAt(now).AnyAsync(a => a.PersonId == person && Governing.Offices.Contains(a.Office), cancel);
}
