using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Chats;

/// <summary>A chat to create.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Class">Whose chat; null for chats of the whole school.</param>
/// <param name="Name">How people find it.</param>
/// <param name="Members">Whom the creator has chosen; chats whose members come by office need none.</param>
public sealed record NewChat(ChatKind Kind, ClassId? Class, string Name, IReadOnlyCollection<PersonId> Members);

/// <summary>Creates a chat that the regulation lets the actor create (CHT-2, CHT-3, CHT-4); the creator is its moderator.</summary>
public sealed class CreateChat(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result<ChatId>> RunAsync(Actor actor, NewChat input, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (input.Class is { } id && !await db.Classes.AnyAsync(c => c.Id == id, cancel))
            return new NotFound(nameof(SchoolClass));

        var right = ChatRule.RightToCreateByHand(actor, input.Kind, input.Class);
        if (right.IsRefused)
            return right.Error;

        var named = Chat.Named(input.Name);
        if (named.IsRefused)
            return named.Error with { Field = nameof(input.Name) };

        var members = await MembersAsync(actor, input, now, cancel);
        if (members.IsRefused)
            return members.Error with { Field = nameof(input.Members) };

        var chat = Chat.Create(actor.School.Id, input.Kind, named.Value, input.Class, actor.Person, now);
        db.Add(chat);
        db.Add(ChatMember.Enter(chat, actor.Person, WorksAs(actor), moderator: true, now));
        foreach (var member in members.Value.Where(m => m.Id != actor.Person))
            db.Add(ChatMember.Enter(chat, member.Id, RoleIn(input.Kind, member), moderator: false, now));

        var details = new
        {
            Chat = chat.Id.Value,
            chat.Kind,
            Class = chat.ClassId?.Value,
            chat.Name,
        };
        await db.SaveAndRecordAsync(actor, AuditKind.ChatCreated, details, right.Value, now, cancel);
        return chat.Id;
    }

    private async Task<Result<List<Person>>> MembersAsync(Actor actor, NewChat input, DateTimeOffset now, CancellationToken cancel)
    {
        if (db.MembersByOffice(input.Kind, now) is { } byOffice)
            return await byOffice.Include(p => p.Roles).ToListAsync(cancel);

        var chosen = input.Members.Where(id => id != actor.Person).Distinct().ToList();
        var found = await db.CandidatesFor(input.Kind, input.Class)
            .Where(p => chosen.Contains(p.Id))
            .Include(p => p.Roles)
            .ToListAsync(cancel);
        return found.Count == chosen.Count ? found : new NotForThisChat();
    }

    // A worker's chat is a worker's: a teacher who is also a parent moderates as a teacher.
    private static Role WorksAs(Actor actor) => actor.Roles.Contains(Role.Teacher) ? Role.Teacher : Role.Staff;

    private static Role RoleIn(ChatKind kind, Person person) => ChatRule.RolesIn(kind).First(person.Has);
}
