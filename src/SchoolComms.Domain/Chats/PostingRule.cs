using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Domain.Chats;

/// <summary>Whether a member may write this, here and now; the questions are asked in the order in which a person would.</summary>
public static class PostingRule
{
    public static Result Check(
        Actor actor,
        Chat chat,
        ChatMember member,
        MemberBlocked? blocked,
        Draft draft,
        Circumstances circumstances,
        IReadOnlyCollection<FileKind>? files = null
    )
    {
        if (string.IsNullOrWhiteSpace(draft.Text) && files is null or { Count: 0 })
            return new MessageEmpty { Field = nameof(draft.Text) };
        if (draft.Text.Length > Message.MaxText)
            return new MessageTooLong(Message.MaxText) { Field = nameof(draft.Text) };

        var mayWrite = MayWrite(actor, chat, member, blocked);
        if (mayWrite.IsRefused)
            return mayWrite;

        return Answer(
            WithPicture(Examine.Message(actor.Edition, draft, circumstances), actor.Edition, draft, circumstances, files),
            draft.Warned
        );
    }

    /// <summary>What a verdict means to the author: refused, warned once, or nothing in the way.</summary>
    internal static Result Answer(Verdict verdict, bool warned) =>
        verdict.IsRefused ? new MessageRefused(verdict)
        : verdict.Warns && !warned ? new MessageWarned(verdict)
        : Result.Done;

    // A bare picture informs of nothing (S2 6, 8: no pictures). With a word beside it, or as a document or recording, it may.
    private static Verdict WithPicture(
        Verdict verdict,
        Edition edition,
        Draft draft,
        Circumstances circumstances,
        IReadOnlyCollection<FileKind>? files
    )
    {
        var isBare = string.IsNullOrWhiteSpace(draft.Text) && files is { Count: > 0 } && files.All(FileKinds.IsPicture);
        var rule = edition.Regulation.RulesFor(draft.Author).FirstOrDefault(content => content.Rule == Rule.Uninformative);
        return !isBare || rule is null or { Mode: Mode.Off } || circumstances.Lifted.Contains(rule.Rule)
            ? verdict
            : verdict with
            {
                Findings = [.. verdict.Findings, new Finding(rule.Rule, rule.Mode, edition.Cite(rule.Clause)!, null, Advice.SayMore)],
            };
    }

    /// <summary>Whether the member may write here at all, whatever the text; pages show a reason in place of the text box.</summary>
    public static Result MayWrite(Actor actor, Chat chat, ChatMember member, MemberBlocked? blocked)
    {
        if (chat.IsChannel && Permissions.Check(actor, SchoolAction.PublishInChannel, Target.Of(member)).IsRefused)
            return new OnlyReads(actor.Edition.Cite(Rule.ChannelsPublished));

        var permitted = Permissions.Check(actor, SchoolAction.WriteInChat, Target.Of(member));
        if (permitted.IsRefused)
            return permitted;
        if (!actor.RulesAcknowledged)
            return new RulesNotAcknowledged(actor.Edition.Cite(Rule.RulesAcknowledged));

        return blocked is null ? Result.Done : blocked;
    }
}

/// <summary>The administrator leads the system channels; everybody else reads (S1 2.1, S3 2.1, S4 2.3).</summary>
public sealed record OnlyReads(Clause? Clause) : Error(ErrorKind.Forbidden, Clause);

/// <summary>There is nothing to send.</summary>
public sealed record MessageEmpty() : Error(ErrorKind.Invalid);

/// <summary>The text is longer than a message may be.</summary>
public sealed record MessageTooLong(int Max) : Error(ErrorKind.Invalid);
