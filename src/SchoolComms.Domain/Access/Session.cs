using System.Linq.Expressions;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Domain.Access;

/// <summary>Identifies a session.</summary>
public readonly record struct SessionId(Guid Value) : IId<SessionId>
{
    public static SessionId From(Guid value) => new(value);
}

/// <summary>Where a sign-in is open: one browser, from signing in until it is left, ended from elsewhere, or too old.</summary>
public sealed class Session
{
    /// <summary>The longest name of a browser, in characters.</summary>
    public const int MaxBrowser = 60;

    /// <summary>How long after a request somebody counts as being there.</summary>
    public static readonly TimeSpan Present = TimeSpan.FromMinutes(30);

    /// <summary>How exactly the last request is known.</summary>
    public static readonly TimeSpan Exactness = TimeSpan.FromMinutes(5);

    private Session() { }

    public SessionId Id { get; private init; }
    public AccountId Account { get; private init; }
    public DateTimeOffset StartedAt { get; private init; }
    public DateTimeOffset LastSeenAt { get; private set; }
    public string? Address { get; private set; }

    /// <summary>"Chrome, Android"; empty for one that is not known.</summary>
    public string Browser { get; private init; } = "";

    /// <summary>Opened by who manages a school: it is over sooner.</summary>
    public bool OfOfficial { get; private init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public static Session Start(AccountId account, bool ofOfficial, string? address, string browser, DateTimeOffset now) =>
        new()
        {
            Id = NewId.Of<SessionId>(now),
            Account = account,
            OfOfficial = ofOfficial,
            StartedAt = now,
            LastSeenAt = now,
            Address = address,
            Browser = browser,
        };

    public bool IsOpen(DateTimeOffset now) =>
        EndedAt is null && now < StartedAt + Longest(OfOfficial) && now < LastSeenAt + Idle(OfOfficial);

    /// <summary><see cref="IsOpen"/> as the store asks it.</summary>
    public static Expression<Func<Session, bool>> OpenAt(DateTimeOffset now)
    {
        var (started, official, seen, seenOfficial) = (now - Longest(false), now - Longest(true), now - Idle(false), now - Idle(true));
        return session =>
            session.EndedAt == null
            && session.StartedAt > (session.OfOfficial ? official : started)
            && session.LastSeenAt > (session.OfOfficial ? seenOfficial : seen);
    }

    /// <summary>Notes a request, where the last one noted is some minutes old or came from elsewhere.</summary>
    public void See(string? address, DateTimeOffset now)
    {
        if (now - LastSeenAt >= Exactness || address != Address)
            (LastSeenAt, Address) = (now, address);
    }

    public void End(DateTimeOffset now) => EndedAt ??= now;

    /// <summary>Whether somebody is there from several addresses at a time: perhaps a password that is not one person's (S0 8.2).</summary>
    public static bool AreApart(IEnumerable<Session> sessions, DateTimeOffset now) =>
        sessions.Where(session => now - session.LastSeenAt < Present).Select(session => session.Address).Distinct().Skip(1).Any();

    /// <summary>How long a session lasts without a request.</summary>
    public static TimeSpan Idle(bool ofOfficial) => ofOfficial ? TimeSpan.FromHours(12) : TimeSpan.FromDays(30);

    /// <summary>How long a session lasts at most.</summary>
    public static TimeSpan Longest(bool ofOfficial) => TimeSpan.FromDays(ofOfficial ? 7 : 180);
}
