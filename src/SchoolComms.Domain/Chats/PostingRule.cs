using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Domain.Chats;

/// <summary>Whether a member may write this, here and now; the questions are asked in the order in which a person would.</summary>
public static class PostingRule
{
    /// <param name="other">The other one in a direct chat.</param>
    public static Result Check(
        Actor actor,
        Chat chat,
        ChatMember member,
        MemberBlocked? blocked,
        Draft draft,
        Circumstances circumstances,
        Counterpart? other = null
    )
    {
        if (draft.IsEmpty)
            return new MessageEmpty { Field = nameof(draft.Text) };
        if (draft.Text.Trim().Length > Message.MaxText)
            return new MessageTooLong(Message.MaxText) { Field = nameof(draft.Text) };

        var mayWrite = MayWrite(actor, chat, member, blocked, other);
        if (mayWrite.IsRefused)
            return mayWrite;

        // Nobody decides on what two write to each other: what would be held is rephrased.
        var verdict = Examine.Message(actor.Edition, draft, circumstances);
        return chat.IsDirect && verdict.Holds ? new MessageRefused(verdict.WithoutModerator) : Answer(verdict, draft.Warned);
    }

    /// <summary>What a verdict means to the author: refused, held for a moderator, warned once, or nothing in the way.</summary>
    internal static Result Answer(Verdict verdict, bool warned) =>
        verdict.IsRefused ? new MessageRefused(verdict)
        : verdict.Holds ? new MessageHeld(verdict)
        : verdict.Warns && !warned ? new MessageWarned(verdict)
        : Result.Done;

    /// <summary>
    /// Whether a moderator's word lets a held message in: it stands for an exception from whatever the regulation lets workers
    /// lift, the hours among it (S2 6, 8). What the edition in force refuses stays out, and so does whoever may not write here.
    /// </summary>
    public static Result CheckLetThrough(
        Actor author,
        Chat chat,
        ChatMember member,
        MemberBlocked? blocked,
        Draft draft,
        Circumstances circumstances
    )
    {
        var mayWrite = MayWrite(author, chat, member, blocked);
        if (mayWrite.IsRefused)
            return new AuthorMayNotWrite(mayWrite.Error.Clause);

        var lifted = circumstances.Lifted.Concat(author.Edition.Regulation.Liftable).ToHashSet();
        var verdict = Examine.Message(author.Edition, draft, circumstances with { Lifted = lifted });
        return verdict.IsRefused ? new MayNotBeLetThrough(verdict.Decisive.First().Clause) : Result.Done;
    }

    /// <summary>Whether the member may write here at all, whatever the text; pages show a reason in place of the text box.</summary>
    public static Result MayWrite(Actor actor, Chat chat, ChatMember member, MemberBlocked? blocked, Counterpart? other = null)
    {
        if (chat.IsChannel && !Permissions.Permits(actor, SchoolAction.PublishInChannel, Target.Of(member)))
            return new OnlyReads(actor.Edition.Cite(Rule.ChannelsPublished));

        var permitted = Permissions.Check(actor, SchoolAction.WriteInChat, Target.Of(member));
        if (permitted.IsRefused)
            return permitted;
        if (!actor.RulesAcknowledged)
            return new RulesNotAcknowledged(actor.Edition.Cite(Rule.RulesAcknowledged));

        if (blocked is not null)
            return blocked;

        return chat.IsDirect ? DirectRule.MayGoOn(actor, member, other) : Result.Done;
    }
}

/// <summary>The administrator leads the system channels; everybody else reads (S1 2.1, S3 2.1, S4 2.3).</summary>
public sealed record OnlyReads(Clause? Clause) : Error(ErrorKind.Forbidden, Clause);

/// <summary>There is nothing to send.</summary>
public sealed record MessageEmpty() : Error(ErrorKind.Invalid);

/// <summary>The text is longer than a message may be.</summary>
public sealed record MessageTooLong(int Max) : Error(ErrorKind.Invalid);

/// <summary>The author of a held message may not write here any more: has left, is blocked, or has not confirmed the Rules.</summary>
public sealed record AuthorMayNotWrite(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>The edition in force refuses what an earlier one held.</summary>
public sealed record MayNotBeLetThrough(Clause? Clause) : Error(ErrorKind.Conflict, Clause);
