using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Invitations;

/// <summary>What somebody sees who opens a link: where it leads and under which Rules.</summary>
/// <param name="For">Whom a personal link is for; whoever opens it sees <see cref="FullName.Discreet"/> only.</param>
public sealed record OpenedInvite(School School, Edition Edition, Invite Invite, string? ClassName, string? ChatName, FullName? For)
{
    /// <summary>Whoever joins confirms the Rules first, where the regulation asks for it (S1 4.3, S2 4).</summary>
    public Clause? AcknowledgementClause => Edition.Cite(Rule.RulesAcknowledged);

    /// <summary>The Rules of communication, as they bind the role that the link gives.</summary>
    public IReadOnlyList<Clause> Rules => Edition.RulesOfCommunication([AudienceOf(Invite.Role)]);

    private static Audience AudienceOf(Role role) =>
        role switch
        {
            Role.Student => Audience.Student,
            Role.Parent => Audience.Parent,
            Role.Teacher => Audience.Teacher,
            _ => Audience.Staff,
        };
}

/// <summary>Opens a link by its code, and sets the scope to its school. Opening never uses it up.</summary>
public sealed class OpenInvite(SchoolCommsDb db, InviteCodes codes, EditionCache editions, TimeProvider time)
{
    public async Task<Result<OpenedInvite>> RunAsync(string code, CancellationToken cancel)
    {
        if (!InviteCodes.IsWellFormed(code))
            return new NotFound(nameof(Invite));

        var now = time.GetUtcNow();
        var hash = InviteCodes.HashOf(code);
        var school = (await db.Database.SqlQuery<Guid?>($"select school_of_invite({hash}) as \"Value\"").ToListAsync(cancel))[0];
        if (school is null)
            return new NotFound(nameof(Invite));

        db.Scope.Enter(SchoolId.From(school.Value));
        var inForce = db.EditionInForce(now);
        var found = await db
            .Invites.AsNoTracking()
            .Where(invite => invite.CodeHash == hash)
            .Select(invite => new
            {
                Invite = invite,
                School = db.Schools.Single(s => s.Id == db.School),
                ClassName = db.Classes.Where(c => c.Id == invite.ClassId).Select(c => c.Name).FirstOrDefault(),
                ChatName = db.Chats.Where(c => c.Id == invite.ChatId).Select(c => c.Name).FirstOrDefault(),
                For = db.People.Where(p => p.Id == invite.PersonId).Select(p => p.Name).FirstOrDefault(),
                Edition = inForce.First(),
            })
            .SingleAsync(cancel);
        if (!codes.IsCodeOf(code, found.Invite.Id))
            return new NotFound(nameof(Invite));
        if (found.Invite.IsOpen(now).Error is { } closed)
            return closed;

        var edition = await editions.GetAsync(db, found.Edition, cancel);
        return new OpenedInvite(found.School, edition, found.Invite, found.ClassName?.Value, found.ChatName, found.For);
    }
}
