using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Domain.Moderation;

/// <summary>Somebody whose conduct in a chat is judged.</summary>
/// <param name="Person">Who.</param>
/// <param name="Audience">As whom they are in the chat: a teacher who is there as a parent answers as a parent.</param>
/// <param name="GovernsSchool">Is the director, a deputy or an administrator, wherever they write.</param>
public sealed record Offender(PersonId Person, Audience Audience, bool GovernsSchool)
{
    public static Offender Of(ChatMember member, bool governsSchool) =>
        new(
            member.PersonId,
            member.Role switch
            {
                Role.Student => Audience.Student,
                Role.Parent => Audience.Parent,
                Role.Teacher => Audience.Teacher,
                _ => Audience.Staff,
            },
            governsSchool
        );
}

/// <summary>Whom a moderator may sanction: not themselves, and no equal or higher office; those cases are the director's (S1 4.5).</summary>
public static class SanctionRule
{
    public static Result Check(PersonId moderator, Offender offender, Edition edition)
    {
        if (offender.Person == moderator)
            return new OwnCase();

        return offender.GovernsSchool || offender.Audience is Audience.Teacher or Audience.Staff or Audience.Administration
            ? new EqualOrHigherOffice(edition.Cite(Rule.DirectorBlock))
            : Result.Done;
    }
}

/// <summary>Nobody decides in a case of their own.</summary>
public sealed record OwnCase() : Error(ErrorKind.Conflict);

/// <summary>A moderator never sanctions an equal or higher office: that goes to the director.</summary>
public sealed record EqualOrHigherOffice(Clause? Clause) : Error(ErrorKind.Conflict, Clause);
