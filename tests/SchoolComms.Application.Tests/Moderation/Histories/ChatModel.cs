using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Tests.Moderation.Histories;

/// <summary>An act upon something: the message, violation, block or appeal of that number in the model's lists.</summary>
internal sealed record Deed(Act Act, int? Target);

/// <summary>
/// What should be true of one parent in one chat, written as simply as it can be said: lists and dates, no database and none of
/// the rules under test.
/// </summary>
internal sealed class ChatModel(School school)
{
    private const int MoreThan = 3;
    private const int ObjectionDays = 2;

    private readonly List<Offence> offences = [];
    private readonly List<Ban> bans = [];
    private readonly List<Complaint> complaints = [];
    private bool parentIsThere = true;
    private bool moderatorIsThere = true;

    public IReadOnlyList<Complaint> Complaints => complaints;

    /// <summary>Everything that can be compared with what the database has.</summary>
    public string Digest =>
        string.Join(
            '\n',
            [
                .. offences
                    .Select((offence, i) => (offence, i))
                    .Where(one => one.offence.RecordedAt is not null)
                    .Select(one => $"violation {one.i}: withdrawn {one.offence.Withdrawn}"),
                .. bans.Select(ban => ban.Digest),
                $"appeals {complaints.Count}, open {complaints.Count(complaint => !complaint.Answered)}",
                $"there: parent {parentIsThere}, moderator {moderatorIsThere}",
            ]
        );

    public ChatModel Copy()
    {
        var copy = new ChatModel(school) { parentIsThere = parentIsThere, moderatorIsThere = moderatorIsThere };
        copy.offences.AddRange(offences.Select(offence => offence with { }));
        copy.bans.AddRange(bans.Select(ban => ban with { Objectors = [.. ban.Objectors] }));
        copy.complaints.AddRange(complaints.Select(complaint => complaint with { }));
        return copy;
    }

    /// <summary>What the act is aimed at, as things stand.</summary>
    public Deed Aim(Act act, DateTimeOffset now) =>
        new(
            act,
            act switch
            {
                Act.Violate => Index(offences, offence => offence.RecordedAt is null),
                Act.Withdraw => Index(offences, offence => offence.Stands),
                Act.ContestViolation => Index(offences, offence => offence.RecordedAt is not null && !IsContested(offence)),
                Act.ContestBlock => bans.Count == 0 ? null : bans.Count - 1,
                Act.ObjectAsOne or Act.ObjectAsAnother => Index(bans, ban => ban.InForce(now) && ban.ApologyUntil is not null),
                Act.AnswerThatItStands or Act.AnswerThatItWasWrong or Act.AnswerThatItLastedEnough => Index(
                    complaints,
                    complaint => !complaint.Answered
                ),
                _ => null,
            }
        );

    /// <summary>Does the deed where it is allowed.</summary>
    /// <returns>Whether it is.</returns>
    public bool Try(Deed deed, DateTimeOffset now)
    {
        var ban = bans.Find(one => one.InForce(now));
        switch (deed)
        {
            case (Act.Write, _):
                return parentIsThere && ban is null && Do(() => offences.Add(new Offence(now)));
            case (Act.Violate, { } i):
                return moderatorIsThere && offences[i].RecordedAt is null && Do(() => offences[i].RecordedAt = now);
            case (Act.BlockForADay, _):
                return MayBan(ban, now) && Do(() => bans.Add(new Ban(now, now.AddDays(1), ByLadder: true)));
            case (Act.BlockForAMonth, _):
                return MayBan(ban, now) && Do(() => bans.Add(new Ban(now, InAMonth(now), ByLadder: true)));
            case (Act.BlockByDirector, _):
                return parentIsThere && ban is null && Do(() => bans.Add(new Ban(now, now.AddDays(3), ByLadder: false)));
            case (Act.Apologise, _):
                return parentIsThere && ban is { ApologyUntil: null } && Do(() => ban.ApologyUntil = EndOfObjections(now));
            case (Act.ObjectAsOne, { } i):
                return bans[i].InForce(now) && now < bans[i].ApologyUntil && bans[i].Objectors.Add(1);
            case (Act.ObjectAsAnother, { } i):
                return bans[i].InForce(now) && now < bans[i].ApologyUntil && bans[i].Objectors.Add(2);
            case (Act.UnblockAsFirst, _):
                return moderatorIsThere && MayUnban(ban, now) && Do(() => ban!.Until = now);
            case (Act.UnblockAsSecond, _):
                return MayUnban(ban, now) && Do(() => ban!.Until = now);
            case (Act.Pardon, _):
                return parentIsThere && ban is not null && Do(() => ban.Until = now);
            case (Act.Withdraw, { } i):
                return moderatorIsThere && offences[i].Stands && Do(() => TakeBack(i, now));
            case (Act.ContestViolation, { } i):
                return offences[i] is { Stands: true } && !IsContested(offences[i]) && Do(() => complaints.Add(new Complaint(i, null)));
            case (Act.ContestBlock, { } i):
                return !bans[i].Undone
                    && complaints.TrueForAll(complaint => complaint.Ban != i)
                    && Do(() => complaints.Add(new Complaint(null, i)));
            case (Act.AnswerThatItStands, { } i):
                return !complaints[i].Answered && Do(() => complaints[i].Answered = true);
            case (Act.AnswerThatItWasWrong, { } i):
                return !complaints[i].Answered && Undo(complaints[i], now);
            case (Act.AnswerThatItLastedEnough, { } i):
                return complaints[i] is { Answered: false, Ban: { } number }
                    && bans[number].InForce(now)
                    && End(complaints[i], bans[number], now);
            case (Act.ParentLeaves or Act.ParentReturns, _):
                return Do(() => parentIsThere = deed.Act == Act.ParentReturns);
            case (Act.ModeratorLeaves or Act.ModeratorReturns, _):
                return Do(() => moderatorIsThere = deed.Act == Act.ModeratorReturns);
            default:
                return false;
        }
    }

    /// <summary>Where a wait leads to.</summary>
    public DateTimeOffset After(Act wait, DateTimeOffset now)
    {
        var ban = bans.Find(one => one.InForce(now));
        var until = wait switch
        {
            Act.WaitAnHour => now.AddHours(1),
            Act.WaitADay => now.AddDays(1),
            Act.WaitAWeek => now.AddDays(7),
            Act.WaitForTheLastInstantToObject => ban?.ApologyUntil?.AddMicroseconds(-1),
            Act.WaitForTheEndOfObjections => ban?.ApologyUntil,
            Act.WaitForTheEndOfTheBlock => ban?.Until,
            _ => now,
        };
        return until > now ? until.Value : now;
    }

    private bool MayBan(Ban? current, DateTimeOffset now) =>
        moderatorIsThere && parentIsThere && current is null && Count(now, offence => true) > MoreThan;

    private bool MayUnban(Ban? current, DateTimeOffset now) =>
        parentIsThere && current is { ByLadder: true, Objectors.Count: 0, ApologyUntil: { } until } && until <= now;

    private int Count(DateTimeOffset at, Func<Offence, bool> known)
    {
        var since = bans.Where(ban => ban.Until <= at && !ban.Undone)
            .Select(ban => ban.Until)
            .DefaultIfEmpty(DateTimeOffset.MinValue)
            .Max();
        return offences.Count(offence => offence.Stands && offence.CommittedAt >= since && known(offence));
    }

    private bool Undo(Complaint complaint, DateTimeOffset now)
    {
        if (complaint.Offence is { } offence)
            TakeBack(offence, now);
        else if (!bans[complaint.Ban!.Value].Undone)
            UndoBan(bans[complaint.Ban!.Value], now);
        else
            return false;
        return Do(() => complaint.Answered = true);
    }

    // A block by the ladder without more than three of the violations that it was decided on was wrong, served or not; the earlier
    // ones first, as what they have consumed counts for the later ones again.
    private void TakeBack(int number, DateTimeOffset now)
    {
        offences[number].Withdrawn = true;
        Answer(complaint => complaint.Offence == number);
        for (var i = 0; i < bans.Count; i++)
        {
            var ban = bans[i];
            if (!ban.ByLadder || ban.Undone || offences[number].RecordedAt > ban.From)
                continue;
            if (Count(ban.From, known => known.RecordedAt <= ban.From) > MoreThan)
                continue;
            UndoBan(ban, now);
            Answer(complaint => complaint.Ban == i);
        }
    }

    private static void UndoBan(Ban ban, DateTimeOffset now) => (ban.Undone, ban.Until) = (true, now < ban.Until ? now : ban.Until);

    private static bool End(Complaint complaint, Ban ban, DateTimeOffset now)
    {
        (ban.Until, complaint.Answered) = (now, true);
        return true;
    }

    private void Answer(Predicate<Complaint> about)
    {
        if (complaints.Find(about) is { } complaint)
            complaint.Answered = true;
    }

    private bool IsContested(Offence offence) =>
        complaints.Exists(complaint => complaint.Offence is { } i && ReferenceEquals(offences[i], offence));

    /// <summary>The same time of day a month later, by the clock on the wall in Moscow.</summary>
    public static DateTimeOffset InAMonth(DateTimeOffset from) => from.ToOffset(TimeSpan.FromHours(3)).AddMonths(1).ToUniversalTime();

    private DateTimeOffset EndOfObjections(DateTimeOffset now)
    {
        var day = school.DateAt(now);
        for (var left = ObjectionDays; left > 0; left--)
        {
            do day = day.AddDays(1);
            while (!school.Calendar.Working.IsWorking(day));
        }

        return new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(3)).ToUniversalTime();
    }

    private static int? Index<T>(List<T> list, Predicate<T> match) => list.FindIndex(match) is >= 0 and var found ? found : null;

    private static bool Do(Action change)
    {
        change();
        return true;
    }

    /// <summary>A message that breaks a rule once it is recorded.</summary>
    private sealed record Offence(DateTimeOffset CommittedAt)
    {
        public DateTimeOffset? RecordedAt { get; set; }
        public bool Withdrawn { get; set; }
        public bool Stands => RecordedAt is not null && !Withdrawn;
    }

    private sealed record Ban(DateTimeOffset From, DateTimeOffset DecidedUntil, bool ByLadder)
    {
        public DateTimeOffset Until { get; set; } = DecidedUntil;
        public bool Undone { get; set; }
        public DateTimeOffset? ApologyUntil { get; set; }
        public HashSet<int> Objectors { get; init; } = [];

        public string Digest =>
            $"block {From.UtcDateTime:O} {Until.UtcDateTime:O} undone {Undone} ladder {ByLadder} apology {ApologyUntil?.UtcDateTime:O} objections {Objectors.Count}";

        public bool InForce(DateTimeOffset now) => From <= now && now < Until;
    }

    /// <summary>An appeal about the violation, or the block, of that number.</summary>
    internal sealed record Complaint(int? Offence, int? Ban)
    {
        public bool Answered { get; set; }
    }
}
