using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Schools;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using SchoolComms.Domain.Statistics;

namespace SchoolComms.Application.Statistics;

/// <summary>Counts a school's use of the portal for a period: one statement for each table of the report.</summary>
public sealed class SchoolStatistics(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result<Report>> RunAsync(Actor actor, PeriodKind kind, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.SeeStatistics, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var now = time.GetUtcNow();
        var period = Period.Of(kind, actor.School, now);
        return new Report(
            period,
            await RolesAsync(cancel),
            await ClassesAsync(await db.RunningYearAsync(actor.School, now, cancel), cancel),
            await ActiveAsync(period, cancel),
            await StatusesAsync(actor.Edition, period, cancel),
            await AcknowledgedAsync(actor.Edition, cancel),
            await LinksAsync(period, now, cancel),
            await MessagesAsync(period, cancel),
            await AnnouncementsAsync(period, cancel),
            await ViolationsAsync(period, cancel),
            await BlocksAsync(period, now, cancel),
            await TimeToRemovalAsync(period, cancel)
        );
    }

    private async Task<IReadOnlyList<JoinedRole>> RolesAsync(CancellationToken cancel)
    {
        var counted = await (
            from grant in db.RoleGrants
            join person in db.People on grant.PersonId equals person.Id
            where person.LeftAt == null
            group person by grant.Role into people
            select new
            {
                Role = people.Key,
                Joined = people.Count(person => person.Account != null),
                Known = people.Count(),
            }
        ).ToDictionaryAsync(row => row.Role, row => new Share(row.Joined, row.Known), cancel);
        return [.. Enum.GetValues<Role>().Select(role => new JoinedRole(role, counted.GetValueOrDefault(role, Share.None)))];
    }

    // A parent belongs to a class through the child, or through the class's link; counted once either way.
    private async Task<IReadOnlyList<JoinedClass>> ClassesAsync(int schoolYear, CancellationToken cancel)
    {
        var counted = await db
            .Database.SqlQuery<ClassRow>(
                $"""
                with place as (
                    select class_id, role, person_id from class_membership where school_id = {db.School.Value} and ended_at is null
                    union
                    select child.class_id, {nameof(Role.Parent)}, guardianship.guardian_id
                    from class_membership child
                    join guardianship on guardianship.school_id = child.school_id and guardianship.child_id = child.person_id
                    where child.school_id = {db.School.Value} and child.role = {nameof(Role.Student)} and child.ended_at is null
                        and guardianship.ended_at is null
                )
                select class.name as "Name", place.role as "Role",
                    count(person.account_id)::int as "Joined", count(person.id)::int as "Known"
                from school_class class
                left join place on place.class_id = class.id
                left join person on person.school_id = class.school_id and person.id = place.person_id and person.left_at is null
                where class.school_id = {db.School.Value} and class.school_year = {schoolYear}
                group by class.name, place.role
                """
            )
            .ToListAsync(cancel);
        return
        [
            .. counted
                .GroupBy(row => row.Name, (name, rows) => (Name: ClassName.FromStored(name), Rows: rows.ToLookup(row => row.Role)))
                .OrderBy(@class => @class.Name)
                .Select(@class => new JoinedClass(
                    @class.Name,
                    Of(@class.Rows, Role.Student),
                    Of(@class.Rows, Role.Parent),
                    Of(@class.Rows, Role.Teacher)
                )),
        ];

        static Share Of(ILookup<string?, ClassRow> rows, Role role) =>
            rows[role.ToString()].Select(row => new Share(row.Joined, row.Known)).SingleOrDefault(Share.None);
    }

    private async Task<Share> ActiveAsync(Period period, CancellationToken cancel)
    {
        var counted = await db
            .People.Where(person => person.Account != null && person.LeftAt == null)
            .GroupBy(person => db.Sessions.Any(s => s.Account == person.Account && s.LastSeenAt >= period.From))
            .Select(people => new { Done = people.Key, Count = people.Count() })
            .ToDictionaryAsync(row => row.Done, row => row.Count, cancel);
        return new Share(counted.GetValueOrDefault(true), counted.Values.Sum());
    }

    private async Task<StatusCount?> StatusesAsync(Edition edition, Period period, CancellationToken cancel)
    {
        if (edition.Regulation.StatusVerification is null)
            return null;

        var counted = await db
            .RoleVerifications.Where(v => v.DecidedAt == null || (v.DecidedAt >= period.From && v.DecidedAt < period.Until))
            .GroupBy(v => v.State)
            .Select(claims => new { State = claims.Key, Count = claims.Count() })
            .ToDictionaryAsync(row => row.State, row => row.Count, cancel);
        return new StatusCount(
            counted.GetValueOrDefault(VerificationState.Claimed),
            counted.GetValueOrDefault(VerificationState.Confirmed),
            counted.GetValueOrDefault(VerificationState.Refused)
        );
    }

    private async Task<Share?> AcknowledgedAsync(Edition edition, CancellationToken cancel)
    {
        if (!edition.Regulation.Contains(Rule.RulesAcknowledged))
            return null;

        var counted = await db
            .People.Where(person => person.Account != null && person.LeftAt == null)
            .GroupBy(person => db.Acknowledgements.Any(a => a.PersonId == person.Id && a.EditionId == edition.Id))
            .Select(people => new { Done = people.Key, Count = people.Count() })
            .ToDictionaryAsync(row => row.Done, row => row.Count, cancel);
        return new Share(counted.GetValueOrDefault(true), counted.Values.Sum());
    }

    private async Task<IReadOnlyList<LinkCount>> LinksAsync(Period period, DateTimeOffset now, CancellationToken cancel)
    {
        var counted = await db
            .Invites.GroupBy(invite => new
            {
                Annulled = invite.AnnulledAt != null,
                Spent = invite.Used >= invite.Uses,
                Expired = invite.ExpiresAt <= now,
                Used = invite.Used > 0,
            })
            .Select(links => new
            {
                links.Key,
                InPeriod = links.Count(link => link.IssuedAt >= period.From && link.IssuedAt < period.Until),
                Ever = links.Count(),
            })
            .ToListAsync(cancel);
        var states = counted.ToLookup(row => Invite.StateOf(row.Key.Annulled, row.Key.Spent, row.Key.Expired, row.Key.Used));
        return
        [
            .. Enum.GetValues<InviteState>()
                .Select(state => new LinkCount(state, states[state].Sum(row => row.InPeriod), states[state].Sum(row => row.Ever))),
        ];
    }

    // Ids grow with time, so each day of each chat is a range of the messages' key: read from the index alone, and
    // posting pays for no index by time.
    private async Task<IReadOnlyList<MessageCount>> MessagesAsync(Period period, CancellationToken cancel)
    {
        var steps = period.Steps.ToList();
        var from = steps.ConvertAll(step => MessageId.LeastAt(step.From).Value);
        var until = steps.ConvertAll(step => MessageId.LeastAt(step.Until).Value);
        var counted = await db
            .Database.SqlQuery<StepRow>(
                $"""
                select step.number::int as "Step", sum(day.messages)::bigint as "Messages"
                from unnest({from}::uuid[], {until}::uuid[]) with ordinality as step (first, after, number)
                cross join chat
                cross join lateral (
                    select count(*) as messages from message
                    where message.school_id = chat.school_id and message.chat_id = chat.id
                        and message.id >= step.first and message.id < step.after
                ) day
                where chat.school_id = {db.School.Value}
                group by step.number
                """
            )
            .ToDictionaryAsync(row => row.Step, row => row.Messages, cancel);
        return [.. steps.Select((step, i) => new MessageCount(step.First, counted.GetValueOrDefault(i + 1)))];
    }

    // Whoever came to a channel later was not there to read.
    private async Task<AnnouncementCount> AnnouncementsAsync(Period period, CancellationToken cancel)
    {
        var (first, after) = (MessageId.LeastAt(period.From), MessageId.LeastAt(period.Until));
        var announcements =
            from chat in db.Chats
            where Chat.Channels.Contains(chat.Kind)
            join message in db.Messages on chat.Id equals message.ChatId
            where message.Id >= first && message.Id < after && message.Removal == null
            select message;
        var readings =
            from message in announcements
            join member in db.ChatMembers on message.ChatId equals member.ChatId
            where member.EndedAt == null && member.PersonId != message.AuthorId && member.JoinedAt <= message.SentAt
            group member by member.LastRead != null && member.LastRead >= message.Id into members
            select new { Read = members.Key, Count = members.Count() };
        var counted = await readings.ToDictionaryAsync(row => row.Read, row => row.Count, cancel);
        return new AnnouncementCount(
            await announcements.CountAsync(cancel),
            new Share(counted.GetValueOrDefault(true), counted.Values.Sum())
        );
    }

    private async Task<IReadOnlyList<RuleCount>> ViolationsAsync(Period period, CancellationToken cancel)
    {
        var counted = await db
            .Violations.Where(violation => violation.RecordedAt >= period.From && violation.RecordedAt < period.Until)
            .Where(violation => violation.State != ViolationState.Withdrawn)
            .GroupBy(violation => violation.Rule)
            .Select(violations => new RuleCount(violations.Key, violations.Count()))
            .ToListAsync(cancel);
        return [.. counted.OrderByDescending(row => row.Violations).ThenBy(row => row.Rule)];
    }

    private async Task<BlockCount> BlocksAsync(Period period, DateTimeOffset now, CancellationToken cancel)
    {
        var counted = await db
            .Blocks.Where(block => block.From <= now && block.Until >= period.From)
            .Where(block => block.Lifting == null || block.Lifting.Kind != LiftKind.Undone)
            .GroupBy(block => now < block.Until)
            .Select(blocks => new { InForce = blocks.Key, Count = blocks.Count() })
            .ToDictionaryAsync(row => row.InForce, row => row.Count, cancel);
        return new BlockCount(counted.GetValueOrDefault(true), counted.GetValueOrDefault(false));
    }

    // Removed messages have an index of their own, small as they are few. What an author takes back tells nothing of the moderators.
    private async Task<TimeSpan?> TimeToRemovalAsync(Period period, CancellationToken cancel)
    {
        var seconds = await db
            .Database.SqlQuery<double?>(
                $"""
                select percentile_cont(0.5) within group (order by extract(epoch from removal_at - sent_at)) as "Value"
                from message
                where school_id = {db.School.Value} and removal_at is not null
                    and removal_at >= {period.From} and removal_at < {period.Until} and removal_as <> {nameof(Capacity.Author)}
                """
            )
            .ToListAsync(cancel);
        return seconds[0] is { } median ? TimeSpan.FromSeconds(median) : null;
    }

    private sealed record ClassRow(string Name, string? Role, int Joined, int Known);

    private sealed record StepRow(int Step, long Messages);
}
