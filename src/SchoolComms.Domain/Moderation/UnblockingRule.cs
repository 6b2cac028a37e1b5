using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Calendar;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Moderation;

/// <summary>
/// A block ends before its term when the member has apologised to the chat and nobody objects within the regulation's time
/// (S1 4.6). What that means at its edges: docs/decisions/0018-sanctions-and-the-ways-out-of-them.md.
/// </summary>
public static class UnblockingRule
{
    /// <summary>The apology and the message in which the chat reads it; or why the blocked member cannot make one.</summary>
    public static Result<(Message Message, Apology Apology)> Apologise(
        Block? block,
        bool hasApologised,
        Chat chat,
        ChatMember member,
        Audience audience,
        string? text,
        Edition edition,
        Circumstances circumstances,
        School school,
        DateTimeOffset now
    )
    {
        var permitted = MayApologise(block, hasApologised, edition, now);
        if (permitted.IsRefused)
            return permitted.Error;
        var written = WrittenText.Check(text, Message.MaxText, nameof(Message.Text));
        if (written.IsRefused)
            return written.Error;

        // The chat reads it, so it is examined as any message; a warning has nobody to ask a second time.
        var draft = new Draft(written.Value, audience, now, Warned: true);
        if (PostingRule.Answer(Examine.Message(edition, draft, circumstances), draft.Warned) is { IsRefused: true } stopped)
            return stopped.Error!;

        var message = Message.Apologise(chat, member.PersonId, audience, written.Value, edition, now);
        var clause = edition.Cite(Rule.EarlyUnblocking)!;
        return (message, Apology.For(block!, message, clause, edition, ObjectionsUntil(edition, school, now)!.Value));
    }

    /// <summary>Whether an apology can be made at all, whatever it says; one for each block, while it lasts.</summary>
    public static Result MayApologise(Block? block, bool hasApologised, Edition edition, DateTimeOffset now)
    {
        if (edition.Regulation.EarlyUnblocking is null || edition.Cite(Rule.EarlyUnblocking) is not { } clause)
            return new EarlyUnblockingNotProvided(edition.Cite(Rule.NoArbitrariness));
        if (block is null || !block.InForce(now))
            return new BlockHasEnded();

        return hasApologised ? new ApologisedAlready(clause) : Result.Done;
    }

    /// <summary>The first instant at which it would be too late to object to an apology of now; null where there is no such way.</summary>
    public static DateTimeOffset? ObjectionsUntil(Edition edition, School school, DateTimeOffset now) =>
        edition.Regulation.EarlyUnblocking is { } early ? WorkingTerm.End(school, now, early.ObjectionDays) : null;

    /// <summary>
    /// A member objects: until the last instant of the time, while the block lasts, and whoever may speak in the chat.
    /// </summary>
    /// <param name="apology">What was asked of the chat.</param>
    /// <param name="block">The block that it is about.</param>
    /// <param name="person">Who objects; a present member of the chat.</param>
    /// <param name="own">The objector's own block in the chat, where there is one.</param>
    /// <param name="hasObjected">The person has objected already.</param>
    /// <param name="reason">Why; may be left out.</param>
    /// <param name="edition">The edition in force.</param>
    /// <param name="now">When.</param>
    public static Result<Objection> Object(
        Apology apology,
        Block block,
        PersonId person,
        MemberBlocked? own,
        bool hasObjected,
        string? reason,
        Edition edition,
        DateTimeOffset now
    )
    {
        var permitted = MayObject(apology, block, person, own, hasObjected, edition, now);
        if (permitted.IsRefused)
            return permitted.Error;

        var written = WrittenText.CheckOptional(reason, Objection.MaxReason, nameof(Objection.Reason));
        return written.IsRefused ? written.Error : Objection.To(apology, person, written.Value, now);
    }

    /// <summary>Whether the person may object now, whatever they say.</summary>
    public static Result MayObject(
        Apology apology,
        Block block,
        PersonId person,
        MemberBlocked? own,
        bool hasObjected,
        Edition edition,
        DateTimeOffset now
    )
    {
        var clause = edition.Cite(Rule.EarlyUnblocking);
        if (person == apology.PersonId)
            return new OwnCase();
        if (own is not null)
            return own;
        if (!block.InForce(now))
            return new BlockHasEnded();
        if (now >= apology.ObjectionsUntil)
            return new TooLateToObject(clause);

        return hasObjected ? new ObjectedAlready(clause) : Result.Done;
    }

    /// <summary>Whether a moderator may unblock early; refused with the clause of early unblocking.</summary>
    public static Result MayUnblock(
        Block block,
        Offender offender,
        Apology? apology,
        int objections,
        Edition edition,
        Judge judge,
        DateTimeOffset now
    )
    {
        if (edition.Cite(Rule.EarlyUnblocking) is not { } clause)
            return new EarlyUnblockingNotProvided(edition.Cite(Rule.NoArbitrariness));
        if (!block.InForce(now))
            return new BlockHasEnded();
        if (SanctionRule.Check(judge, offender, edition) is { IsRefused: true } own)
            return own;
        if (judge.As < block.DecidedAs)
            return new DecidedByDirectorOnly(edition.Cite(Rule.DirectorBlock));
        if (apology is null)
            return new NoApology(clause);
        if (objections > 0)
            return new SomebodyObjected(clause);

        return now < apology.ObjectionsUntil ? new ObjectionsStillPossible(apology.ObjectionsUntil, clause) : Result.Done;
    }

    /// <summary>Ends the block early after apologies to which nobody objected.</summary>
    public static Result Unblock(
        Block block,
        Offender offender,
        Apology? apology,
        int objections,
        Edition edition,
        Judge judge,
        DateTimeOffset now
    )
    {
        var permitted = MayUnblock(block, offender, apology, objections, edition, judge, now);
        return permitted.IsRefused ? permitted : block.Lift(judge.Person, LiftKind.Apology, null, now);
    }

    /// <summary>Whether this judge may end the block for a reason of their own: not a moderator, and nobody below who decided it.</summary>
    public static Result MayPardon(Block block, Offender offender, Edition edition, Judge judge) =>
        judge.As == Capacity.Moderator || judge.As < block.DecidedAs
            ? new DecidedByDirectorOnly(edition.Cite(Rule.DirectorBlock))
            : SanctionRule.Check(judge, offender, edition);

    /// <summary>
    /// The director ends a block for a reason of their own; an official ends what they may decide. It was right all the same.
    /// </summary>
    public static Result Pardon(Block block, Offender offender, string? reason, Edition edition, Judge judge, DateTimeOffset now)
    {
        var permitted = MayPardon(block, offender, edition, judge);
        if (permitted.IsRefused)
            return permitted;
        var written = WrittenText.Check(reason, Basis.MaxReason, nameof(Lifting.Reason));
        return written.IsRefused ? written.Error : block.Lift(judge.Person, LiftKind.Mercy, written.Value, now);
    }
}

/// <summary>The regulation knows no way out of a block before its term.</summary>
public sealed record EarlyUnblockingNotProvided(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>One apology for one block.</summary>
public sealed record ApologisedAlready(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>The time for objections is over.</summary>
public sealed record TooLateToObject(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>One objection is enough, and one person has one.</summary>
public sealed record ObjectedAlready(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>Nobody is unblocked early who has not apologised.</summary>
public sealed record NoApology(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>One objection, and the block stays; the director may decide otherwise.</summary>
public sealed record SomebodyObjected(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>Whoever has left the chat is unblocked in it when they are back.</summary>
public sealed record PetitionerAbsent(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>Members may still object until then.</summary>
public sealed record ObjectionsStillPossible(DateTimeOffset Until, Clause? Clause) : Error(ErrorKind.Conflict, Clause);
