using SchoolComms.Application.Invitations;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Store.Seed;

/// <summary>The links by which the people of a demonstration school joined, and some in every other state.</summary>
internal sealed class DemoLinks(SchoolCommsDb db, DemoRoster roster, DemoDays days, InviteCodes codes, DemoRecord record)
{
    public void GiveOut()
    {
        ToColleagues();
        foreach (var (@class, place) in roster.Classes.Select((@class, place) => (@class, place)))
            ToFamilies(@class, days.At(days.Ago(DemoDays.FirstLinks), 15, 5 * place), place == 0);

        var (first, second) = (roster.Classes[0], roster.Classes[1]);
        Claim(Issue(first, first.Leader, Role.Parent, uses: 10, days.At(days.Ago(3), 12, 20)), Joined(first.Parents, late: true));
        Issue(second, second.Leader, Role.Parent, uses: 20, days.At(days.Ago(1), 13, 15));
        Annul(Issue(second, second.Leader, Role.Student, uses: 25, days.At(days.Ago(5), 9, 40)), "Ссылку отправили не в ту группу");
        Annul(Issue(null, roster.Administrator, Role.Teacher, uses: 1, days.At(days.Ago(4), 16, 5)), "Приём на работу отложен");
    }

    private void ToColleagues()
    {
        var at = days.At(days.Ago(DemoDays.FirstLinks), 8, 10);
        var joined = roster.Members.Where(person => person.JoinedAt > at).ToList();
        var teachers = joined.Where(person => person.Has(Role.Teacher)).ToList();
        Claim(Issue(null, roster.Administrator, Role.Teacher, teachers.Count, at), teachers);
        Claim(Issue(null, roster.Administrator, Role.Staff, uses: 5, at.AddMinutes(4)), joined.Where(person => person.Has(Role.Staff)));
    }

    // The parents of the first class spent theirs; the other links ran out with uses left.
    private void ToFamilies(DemoClass @class, DateTimeOffset at, bool spent)
    {
        var parents = Joined(@class.Parents, late: false);
        Claim(Issue(@class, @class.Leader, Role.Parent, spent ? parents.Count : 40, at), parents);
        Claim(Issue(@class, @class.Leader, Role.Student, uses: 30, at.AddMinutes(2)), Joined(@class.Students, late: false));
    }

    private List<Person> Joined(List<Person> people, bool late) =>
        people.FindAll(person => person.JoinedAt is { } at && late == at > days.At(days.Ago(3), 0, 0));

    // Where the class teacher has no right to invite in a role, the administrator does it.
    private Invite Issue(DemoClass? @class, Person issuer, Role role, int uses, DateTimeOffset at)
    {
        var regulation = roster.Edition.Regulation;
        var right = @class is null ? null : regulation.RightToInvite(Standing.ClassTeacher, role);
        var by = right is null ? roster.Administrator : issuer;
        var clause = roster.Edition.Cite((right ?? regulation.RightToInvite(Standing.Administrator, role))?.Clause);
        var invite = Invite
            .Issue(roster.Edition.SchoolId, role, @class?.Class.Id, null, uses, at.AddDays(regulation.InviteTermDays), by.Id, at)
            .Value;
        invite.Seal(InviteCodes.HashOf(codes.CodeOf(invite.Id)));
        db.Add(invite);
        record.Add(at, by.Id, AuditKind.InviteIssued, Details(invite), clause);
        return invite;
    }

    private void Claim(Invite invite, IEnumerable<Person> people)
    {
        var claimed = people.ToList();
        db.Entry(invite).Property(i => i.Used).CurrentValue = claimed.Count;
        foreach (var person in claimed)
            record.Add(
                person.JoinedAt!.Value,
                person.Id,
                AuditKind.InviteClaimed,
                new
                {
                    Invite = invite.Id.Value,
                    invite.Role,
                    Class = invite.ClassId?.Value,
                },
                roster.Edition.Cite(Rule.RulesAcknowledged) ?? roster.Edition.Cite(Rule.LinksIssued)
            );
    }

    private void Annul(Invite invite, string reason)
    {
        var at = invite.IssuedAt.AddMinutes(25);
        invite.Annul(invite.IssuedBy, reason, at);
        var clause = roster.Edition.Cite(Rule.UnclaimedLinksAnnulled);
        record.Add(at, invite.IssuedBy, AuditKind.InviteAnnulled, new { Invite = invite.Id.Value, Reason = reason }, clause);
    }

    private static object Details(Invite invite) =>
        new
        {
            Invite = invite.Id.Value,
            invite.Role,
            Class = invite.ClassId?.Value,
            invite.Uses,
            invite.ExpiresAt,
        };
}
