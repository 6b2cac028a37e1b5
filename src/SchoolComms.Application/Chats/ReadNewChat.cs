using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Chats;

/// <summary>A chat that the actor may create, and the clause that says so.</summary>
public sealed record ChatChoice(ChatKind Kind, ClassId? Class, ClassName? ClassName, Clause Clause);

/// <summary>Somebody who may be chosen for a new chat, with the roles that they have.</summary>
public sealed record Candidate(PersonId Id, FullName Name, IReadOnlyList<Role> Roles);

/// <summary>What a new chat of a kind needs to be told.</summary>
/// <param name="Choice">Kind, class and clause.</param>
/// <param name="ByOffice">How many people come by their office or role; null where people are chosen.</param>
/// <param name="Candidates">Whom to choose from.</param>
public sealed record NewChatForm(ChatChoice Choice, int? ByOffice, IReadOnlyList<Candidate> Candidates);

/// <summary>What the actor may create, and for one of these, whom to choose from.</summary>
public sealed class ReadNewChat(SchoolCommsDb db, TimeProvider time)
{
    /// <summary>The most people that a form offers at once; a part of the name finds the others.</summary>
    public const int Most = 200;

    /// <summary>The chats that the actor may create: of the whole school, and of each class led or taught.</summary>
    public async Task<Result<IReadOnlyList<ChatChoice>>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var own = actor.LeadsClasses.Union(actor.TeachesIn).ToList();
        var classes = await db.Classes.AsNoTracking().Where(c => own.Contains(c.Id) && c.SchoolYear != 0).ToListAsync(cancel);
        List<ChatChoice> choices = [.. Choices(actor, null), .. classes.OrderBy(c => c.Name).SelectMany(c => Choices(actor, c))];
        return choices.Count == 0 ? Permissions.Refuse(actor, SchoolAction.CreateChat) : choices;
    }

    /// <summary>The form for one of them.</summary>
    /// <param name="search">A part of a name; null for everybody.</param>
    /// <param name="chosen">Who is chosen already, and is offered whatever is looked for.</param>
    public async Task<Result<NewChatForm>> FormAsync(
        Actor actor,
        ChatKind kind,
        ClassId? classId,
        string? search,
        IReadOnlyList<PersonId> chosen,
        CancellationToken cancel
    )
    {
        var @class = classId is null ? null : await db.Classes.AsNoTracking().SingleOrDefaultAsync(c => c.Id == classId, cancel);
        if (classId is not null && @class is null)
            return new NotFound(nameof(SchoolClass));

        var right = ChatRule.RightToCreateByHand(actor, kind, classId);
        if (right.IsRefused)
            return right.Error;

        var choice = new ChatChoice(kind, classId, @class?.Name, right.Value);
        if (db.MembersByOffice(kind, time.GetUtcNow()) is { } byOffice)
            return new NewChatForm(choice, await byOffice.CountAsync(cancel), []);

        return new NewChatForm(choice, null, await CandidatesAsync(actor, kind, classId, search, chosen, cancel));
    }

    private async Task<List<Candidate>> CandidatesAsync(
        Actor actor,
        ChatKind kind,
        ClassId? @class,
        string? search,
        IReadOnlyList<PersonId> chosen,
        CancellationToken cancel
    )
    {
        var part = FullName.KeyOf(search ?? "");
        return await db.CandidatesFor(kind, @class)
            .Where(p => p.Id != actor.Person)
            .Where(p => p.NameKey.Contains(part) || chosen.Contains(p.Id))
            .OrderByDescending(p => chosen.Contains(p.Id))
            .ThenBy(p => p.NameKey)
            .Take(Math.Max(Most, chosen.Count))
            .Select(p => new Candidate(p.Id, p.Name, p.Roles.Select(grant => grant.Role).ToList()))
            .ToListAsync(cancel);
    }

    private static IEnumerable<ChatChoice> Choices(Actor actor, SchoolClass? @class) =>
        ChatRule
            .KindsToCreate(actor, @class?.Id)
            .Select(kind => new ChatChoice(kind, @class?.Id, @class?.Name, ChatRule.RightToCreate(actor, kind, @class?.Id).Value));
}
