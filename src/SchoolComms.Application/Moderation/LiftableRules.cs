using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>A rule that may be named, with its clause.</summary>
public sealed record NameableRule(Rule Rule, Clause Clause)
{
    /// <summary>The rules that the regulation sets for those who write as this audience.</summary>
    internal static IReadOnlyList<NameableRule> For(Edition edition, Audience author) =>
        [.. edition.Regulation.RulesFor(author).Select(rule => new NameableRule(rule.Rule, edition.Cite(rule.Clause)!))];
}

/// <summary>What an exception may lift in a chat.</summary>
/// <param name="Exceptions">Those in force there, and those to come.</param>
public sealed record ExceptionForm(Chat Chat, IReadOnlyList<NameableRule> Rules, IReadOnlyList<ExceptionLine> Exceptions);

/// <summary>Opens the form for an exception.</summary>
public sealed class LiftableRules(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    private const int MostExceptions = 50;

    public async Task<Result<ExceptionForm>> RunAsync(Actor actor, ChatId chatId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadForAsync(SchoolAction.AllowException, db, editions, actor, chatId, now, cancel);
        if (room.IsRefused)
            return room.Error;

        var chat = room.Value.Chat;
        var rules = RuleException
            .Liftable(actor.Edition, chat)
            .Select(content => new NameableRule(content.Rule, actor.Edition.Cite(content.Clause)!));
        var exceptions = await db.Exceptions([chatId], now).Take(MostExceptions).ToListAsync(cancel);
        return new ExceptionForm(chat, [.. rules], exceptions);
    }
}
