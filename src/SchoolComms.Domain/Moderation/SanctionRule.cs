using System.Collections.Immutable;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Domain.Moderation;

/// <summary>Somebody whose conduct is judged.</summary>
/// <param name="Person">Who.</param>
/// <param name="Audience">As whom they are in the chat: a teacher who is there as a parent answers as a parent.</param>
/// <param name="GovernsSchool">Is the director, a deputy or an administrator, wherever they write.</param>
public sealed record Offender(PersonId Person, Audience Audience, bool GovernsSchool)
{
    /// <summary>Their children and parents, who are a party of the case as much as they are.</summary>
    public ImmutableHashSet<PersonId> Family { get; init; } = [];

    /// <summary>Works for the school, in the place where the conduct is judged.</summary>
    public bool Works => GovernsSchool || Audience is Audience.Teacher or Audience.Staff or Audience.Administration;

    /// <summary>The judge is the offender, or of their family.</summary>
    public bool IsPartyWith(Judge judge) => Person == judge.Person || Family.Contains(judge.Person);

    public static Offender Of(ChatMember member, bool governsSchool) =>
        new(member.PersonId, Audiences.Of(member.Role, governsSchool), governsSchool);
}

/// <summary>
/// Whom somebody may sanction: never in a case of their own or their family's, and no equal or higher office. A moderator's
/// colleagues are the director's to judge (S1 4.5), and so is the administration for an authorised official.
/// </summary>
public static class SanctionRule
{
    public static Result Check(Judge judge, Offender offender, Edition edition)
    {
        if (offender.IsPartyWith(judge))
            return new OwnCase();

        var isEqualOrHigher = judge.As switch
        {
            Capacity.Director => false,
            Capacity.Official => offender.GovernsSchool,
            _ => offender.Works,
        };
        return isEqualOrHigher ? new EqualOrHigherOffice(edition.Cite(Rule.DirectorBlock)) : Result.Done;
    }
}

/// <summary>Nobody decides in a case of their own, or of their family.</summary>
public sealed record OwnCase() : Error(ErrorKind.Conflict);

/// <summary>Nobody sanctions an equal or higher office: that goes to the director.</summary>
public sealed record EqualOrHigherOffice(Clause? Clause) : Error(ErrorKind.Conflict, Clause);
