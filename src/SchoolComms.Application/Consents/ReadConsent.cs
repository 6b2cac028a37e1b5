using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Consents;

/// <summary>Somebody by name.</summary>
public sealed record NamedPerson(PersonId Id, FullName Name);

/// <summary>A message that shows somebody under a consent.</summary>
public sealed record ShownIn(ChatId Chat, string ChatName, MessageId Message, FullName Author, DateTimeOffset SentAt);

/// <summary>A consent as a document, with what rests on it.</summary>
/// <param name="Withdrawer">Who withdrew it.</param>
/// <param name="EndingWith">The other consents that a withdrawal ends.</param>
/// <param name="Posts">The messages that show the person under it or under those.</param>
/// <param name="MayWithdraw">The reader decides about the person's data.</param>
/// <param name="Deciders">On whose application a worker may withdraw it; empty for everybody else.</param>
public sealed record ConsentView(
    Consent Consent,
    NamedPerson Person,
    bool IsChild,
    FullName Giver,
    FullName Recorder,
    FullName? Withdrawer,
    ConsentState State,
    IReadOnlyList<Consent> EndingWith,
    IReadOnlyList<ShownIn> Posts,
    bool MayWithdraw,
    IReadOnlyList<NamedPerson> Deciders,
    Clause? Clause
);

/// <summary>Opens a consent for the person, for who decides about their data, and for those who see the register.</summary>
public sealed class ReadConsent(SchoolCommsDb db, TimeProvider time)
{
    private const int MostPosts = 100;

    public async Task<Result<ConsentView>> RunAsync(Actor actor, ConsentId id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var person = await db.Consents.Where(c => c.Id == id).Select(c => (PersonId?)c.PersonId).SingleOrDefaultAsync(cancel);
        if (person is null || await db.ConsentSubjectAsync(actor.School, person.Value, now, cancel) is not { } subject)
            return new NotFound(nameof(Consent));

        var decides = !ConsentRule.MayDecide(subject, actor.Person).IsRefused;
        var seen = await db.CheckConsentsAsync(actor, SchoolAction.SeeConsents, person.Value, cancel);
        if (!decides && actor.Person != person && seen.IsRefused)
            return new NotFound(nameof(Consent));

        var keeps = !(await db.CheckConsentsAsync(actor, SchoolAction.KeepConsents, person.Value, cancel)).IsRefused;
        var consent = subject.Earlier.Single(c => c.Id == id);
        var ending = consent.EndingWith(subject).ToList();
        var names = await NamesAsync(consent, subject, cancel);
        var state = consent.StateOn(subject.Today);
        return new ConsentView(
            consent,
            new NamedPerson(subject.Person.Id, subject.Person.Name),
            subject.IsChild,
            names[consent.GivenBy],
            names[consent.RecordedBy],
            consent.Withdrawal is { } withdrawal ? names[withdrawal.By] : null,
            state,
            [.. ending.Skip(1)],
            await PostsAsync(ending.ConvertAll(c => c.Id), cancel),
            decides,
            keeps ? [.. subject.Deciders.Select(decider => new NamedPerson(decider, names[decider]))] : [],
            actor.ConsentClause(consent.Purpose)
        );
    }

    /// <summary>The scan of the paper, for whoever may open the consent.</summary>
    internal async Task<Result<StoredFile>> ScanAsync(Actor actor, ConsentId id, CancellationToken cancel)
    {
        var opened = await RunAsync(actor, id, cancel);
        if (opened.IsRefused)
            return opened.Error;

        return await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == opened.Value.Consent.ScanId, cancel) is { } scan
            ? scan
            : new NotFound(nameof(StoredFile));
    }

    private Task<Dictionary<PersonId, FullName>> NamesAsync(Consent consent, ConsentSubject subject, CancellationToken cancel)
    {
        List<PersonId> ids = [.. subject.Deciders, consent.GivenBy, consent.RecordedBy];
        if (consent.Withdrawal is { } withdrawal)
            ids.Add(withdrawal.By);
        return db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
    }

    private Task<List<ShownIn>> PostsAsync(List<ConsentId> consents, CancellationToken cancel) =>
        (
            from message in db.Messages
            where
                message.Removal == null
                && db.ShownPeople.Any(shown =>
                    shown.ChatId == message.ChatId
                    && shown.MessageId == message.Id
                    && shown.ConsentId != null
                    && consents.Contains(shown.ConsentId.Value)
                )
            join chat in db.Chats on message.ChatId equals chat.Id
            join author in db.People on message.AuthorId equals author.Id
            orderby message.Id descending
            select new ShownIn(chat.Id, chat.Name, message.Id, author.Name, message.SentAt)
        )
            .Take(MostPosts)
            .ToListAsync(cancel);
}

/// <summary>Opens the scan of a consent's paper.</summary>
public sealed class OpenConsentScan(ReadConsent read)
{
    public Task<Result<StoredFile>> RunAsync(Actor actor, ConsentId id, CancellationToken cancel) => read.ScanAsync(actor, id, cancel);
}
