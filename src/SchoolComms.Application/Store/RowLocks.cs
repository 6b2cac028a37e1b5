using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using SchoolComms.Domain.Support;

namespace SchoolComms.Application.Store;

/// <summary>
/// Rows read to be decided on: locked until the transaction ends, so that of two who decide at once the second sees what
/// the first has done. The lock is a statement of its own; the row is read after it, as it then is.
/// <para>
/// Whoever locks several goes in one order, so that no two wait for each other: the school; a request, a claim or a draft; people; their
/// sign-in; classes; chats; messages that wait; members; messages; and last the head of the record (<see cref="Audit.Record"/>).
/// </para>
/// </summary>
internal static class RowLocks
{
    /// <summary>One at a time in a school: whoever comes second waits. Rows that point at the school are written meanwhile.</summary>
    public static Task LockSchoolAsync(this SchoolCommsDb db, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"select from school where school_id = {db.School.Value} for no key update", cancel);

    /// <summary>The school's open draft of a new edition; null where none is open.</summary>
    public static async Task<EditionDraft?> LockDraftAsync(this SchoolCommsDb db, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync(
            $"select from edition_draft where school_id = {db.School.Value} and state = 'Open' for update",
            cancel
        );
        return await db.AsItThenIsAsync(db.EditionDrafts.Where(draft => draft.State == DraftState.Open), cancel);
    }

    /// <summary>The school's own row, as it is once nobody else changes it.</summary>
    public static async Task<School> LockSchoolRowAsync(this SchoolCommsDb db, CancellationToken cancel)
    {
        await db.LockSchoolAsync(cancel);
        return (await db.AsItThenIsAsync(db.Schools.Where(school => school.Id == db.School), cancel))!;
    }

    /// <summary>One at a time in a chat; messages are written meanwhile.</summary>
    public static Task LockChatAsync(this SchoolCommsDb db, ChatId chat, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(
            $"select from chat where school_id = {db.School.Value} and id = {chat.Value} for no key update",
            cancel
        );

    /// <summary>One decision about a person at a time; rows that point at the person are written meanwhile.</summary>
    public static Task LockPersonAsync(this SchoolCommsDb db, PersonId person, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(
            $"select from person where school_id = {db.School.Value} and id = {person.Value} for no key update",
            cancel
        );

    /// <summary>The same for several people, in one order, so that two who lock do not wait for each other.</summary>
    public static Task LockPeopleAsync(this SchoolCommsDb db, IEnumerable<PersonId> people, CancellationToken cancel)
    {
        var ids = people.Select(person => person.Value).ToArray();
        return db.Database.ExecuteSqlAsync(
            $"select from person where school_id = {db.School.Value} and id = any({ids}) order by id for no key update",
            cancel
        );
    }

    /// <summary>A sign-in; null where there is none.</summary>
    public static async Task<Account?> LockAccountAsync(this SchoolCommsDb db, AccountId id, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"select from account where id = {id.Value} for no key update", cancel);
        return await db.AsItThenIsAsync(db.Users.Where(account => account.Id == id.Value), cancel);
    }

    /// <summary>For whoever creates the chats of a class: one at a time, and nobody enters or leaves the class meanwhile.</summary>
    public static Task LockClassAsync(this SchoolCommsDb db, ClassId @class, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(
            $"select from school_class where school_id = {db.School.Value} and id = {@class.Value} for no key update",
            cancel
        );

    /// <summary>The same for those who enter or leave classes. They wait for whoever creates chats, and not for each other.</summary>
    public static Task ShareClassesAsync(this SchoolCommsDb db, IEnumerable<ClassId> classes, CancellationToken cancel)
    {
        var ids = classes.Select(@class => @class.Value).ToArray();
        return ids.Length == 0
            ? Task.CompletedTask
            : db.Database.ExecuteSqlAsync(
                $"select from school_class where school_id = {db.School.Value} and id = any({ids}) order by id for share",
                cancel
            );
    }

    /// <summary>A request to join with its questions.</summary>
    public static async Task<JoinRequest?> LockRequestAsync(this SchoolCommsDb db, JoinRequestId id, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync(
            $"select from join_request where school_id = {db.School.Value} and id = {id.Value} for update",
            cancel
        );
        var requests = db.JoinRequests.Include(request => request.Questions.OrderBy(question => question.Number));
        return await db.AsItThenIsAsync(requests.Where(request => request.Id == id), cancel);
    }

    /// <summary>A request for help with all its lines.</summary>
    public static async Task<SupportRequest?> LockSupportRequestAsync(this SchoolCommsDb db, SupportRequestId id, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync(
            $"select from support_request where school_id = {db.School.Value} and id = {id.Value} for update",
            cancel
        );
        var requests = db.SupportRequests.Include(request => request.Lines.OrderBy(line => line.Number));
        return await db.AsItThenIsAsync(requests.Where(request => request.Id == id), cancel);
    }

    /// <summary>Claims to a status, in one order whoever locks them.</summary>
    public static async Task<List<RoleVerification>> LockVerificationsAsync(
        this SchoolCommsDb db,
        IReadOnlyCollection<RoleVerificationId> ids,
        CancellationToken cancel
    )
    {
        var values = ids.Select(id => id.Value).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"select from role_verification where school_id = {db.School.Value} and id = any({values}) order by id for update",
            cancel
        );
        return await db.AsTheyThenAreAsync(db.RoleVerifications.Where(one => ids.Contains(one.Id)).OrderBy(one => one.Id), cancel);
    }

    public static async Task<Message?> LockMessageAsync(this SchoolCommsDb db, ChatId chat, MessageId id, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync(
            $"select from message where school_id = {db.School.Value} and chat_id = {chat.Value} and id = {id.Value} for update",
            cancel
        );
        return await db.AsItThenIsAsync(db.Messages.Where(m => m.ChatId == chat && m.Id == id), cancel);
    }

    public static async Task<ChatMember?> LockMemberAsync(this SchoolCommsDb db, ChatId chat, PersonId person, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync(
            $"select from chat_member where school_id = {db.School.Value} and chat_id = {chat.Value} and person_id = {person.Value} for update",
            cancel
        );
        return await db.AsItThenIsAsync(db.ChatMembers.Where(m => m.ChatId == chat && m.PersonId == person), cancel);
    }

    public static async Task<QueuedMessage?> LockQueuedAsync(this SchoolCommsDb db, QueuedMessageId id, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync(
            $"select from queued_message where school_id = {db.School.Value} and id = {id.Value} for update",
            cancel
        );
        return await db.AsItThenIsAsync(db.QueuedMessages.Where(q => q.Id == id), cancel);
    }

    /// <summary>Null where another node holds the row at this moment.</summary>
    public static async Task<QueuedMessage?> ClaimQueuedAsync(this SchoolCommsDb db, QueuedMessageId id, CancellationToken cancel)
    {
        var claimed = await db
            .Database.SqlQuery<Guid>(
                $"select id from queued_message where school_id = {db.School.Value} and id = {id.Value} for update skip locked"
            )
            .ToListAsync(cancel);
        return claimed.Count == 0 ? null : await db.AsItThenIsAsync(db.QueuedMessages.Where(q => q.Id == id), cancel);
    }

    /// <summary>Null where another node holds the row at this moment.</summary>
    public static async Task<InviteMail?> ClaimMailAsync(this SchoolCommsDb db, InviteMailId id, CancellationToken cancel)
    {
        var claimed = await db
            .Database.SqlQuery<Guid>(
                $"select id from invite_mail where school_id = {db.School.Value} and id = {id.Value} for update skip locked"
            )
            .ToListAsync(cancel);
        return claimed.Count == 0 ? null : await db.AsItThenIsAsync(db.InviteMails.Where(m => m.Id == id), cancel);
    }

    private static async Task<T?> AsItThenIsAsync<T>(this SchoolCommsDb db, IQueryable<T> row, CancellationToken cancel)
        where T : class => (await db.AsTheyThenAreAsync(row, cancel)).SingleOrDefault();

    // What the context has read before the lock it would give back as it was then.
    private static async Task<List<T>> AsTheyThenAreAsync<T>(this SchoolCommsDb db, IQueryable<T> rows, CancellationToken cancel)
        where T : class
    {
        var known = db.ChangeTracker.Entries<T>().Select(entry => entry.Entity).ToHashSet();
        var found = await rows.ToListAsync(cancel);
        foreach (var row in found.Where(known.Contains))
            await db.Entry(row).ReloadAsync(cancel);
        return found;
    }
}
