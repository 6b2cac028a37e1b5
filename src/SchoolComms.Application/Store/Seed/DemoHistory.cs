using System.Collections.Immutable;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Store.Seed;

/// <summary>Three weeks of talk in the chats of a demonstration school, and how far everybody has read.</summary>
internal sealed class DemoHistory
{
    private static readonly TimeOnly FirstThread = new(7, 20);

    /// <summary>Early enough for the longest thread to end within the posting hours of families.</summary>
    private static readonly TimeOnly LastThread = new(15, 20);

    private readonly SchoolCommsDb db;
    private readonly DemoRoster roster;
    private readonly DemoChats chats;
    private readonly DemoDays days;
    private readonly Random random;
    private readonly Dictionary<PersonId, Person> people;

    public DemoHistory(SchoolCommsDb db, DemoRoster roster, DemoChats chats, DemoDays days, int seed)
    {
        (this.db, this.roster, this.chats, this.days) = (db, roster, chats, days);
        random = new Random(seed);
        people = roster.Members.ToDictionary(person => person.Id);
    }

    public void Tell(DemoTalk talk)
    {
        var (first, second) = (roster.Classes[0], roster.Classes[1]);
        Talk(ChatKind.ClassParents, first, talk.Parents);
        Talk(ChatKind.ClassStudents, first, talk.Students);
        Talk(ChatKind.ClassTeachers, first, talk.Teachers);
        Talk(ChatKind.Subject, first, talk.Subject);
        Talk(ChatKind.ClassParents, second, [.. talk.Parents.Where((_, number) => number % 3 == 0)]);
        Talk(ChatKind.ClassStudents, second, [.. talk.Students.Where((_, number) => number % 2 == 0)]);
        Talk(ChatKind.ClassTeachers, second, [.. talk.Teachers.Where((_, number) => number % 3 == 1)]);
        Talk(ChatKind.Subject, second, talk.Subject[..2]);
        Talk(ChatKind.DirectorAndTeachers, null, talk.Management);
        Talk(ChatKind.SchoolChannel, null, talk.SchoolNews);
        Talk(ChatKind.StaffChannel, null, talk.StaffNews);
    }

    /// <summary>Everybody has read most of it; whoever signs in as a parent finds something new.</summary>
    public void Read()
    {
        var newcomer = roster.Classes[0].Parents[0].Id;
        foreach (var chat in chats.All.Where(chat => chat.Messages.Count > 0))
        {
            var messages = chat.Messages.OrderBy(message => message.SentAt).Select(message => message.Id).ToList();
            foreach (var member in chat.Members)
            {
                var unread =
                    member.PersonId == newcomer ? 7
                    : random.Next(3) == 0 ? random.Next(12)
                    : 0;
                if (unread < messages.Count)
                    member.Read(messages[^(unread + 1)]);
            }
        }
    }

    private void Talk(ChatKind kind, DemoClass? @class, ImmutableArray<ImmutableArray<DemoLine>> threads)
    {
        if (chats.Find(kind, @class) is not { } chat)
            return;

        var dates = days.OfTalk.ToArray();
        var shuffled = threads.ToArray();
        random.Shuffle(shuffled);
        foreach (var (thread, number) in shuffled.Select((thread, number) => (thread, number)))
        {
            var span = (int)(LastThread - FirstThread).TotalMinutes;
            Thread(chat, thread, days.At(dates[number * dates.Length / shuffled.Length], FirstThread.AddMinutes(random.Next(span))));
        }
    }

    private void Thread(DemoChat chat, ImmutableArray<DemoLine> thread, DateTimeOffset startsAt)
    {
        var speakers = new Dictionary<int, ChatMember> { [0] = chat.Members[0] };
        var at = startsAt;
        foreach (var line in thread)
        {
            if (!speakers.TryGetValue(line.Speaker, out var speaker))
                speakers[line.Speaker] = speaker = Pick(chat, line, speakers, startsAt);

            at += TimeSpan.FromSeconds(random.Next(40, 900));
            if (at >= days.Now)
                return;

            var message = Message.Post(chat.Chat, speaker.PersonId, AudienceOf(speaker), line.Text, at);
            chat.Messages.Add(message);
            db.Add(message);
        }
    }

    // The parent who is to find something new has been silent lately, and whoever breaks the Rules has a story of their own.
    private ChatMember Pick(DemoChat chat, DemoLine line, Dictionary<int, ChatMember> taken, DateTimeOffset at)
    {
        var lately = at > days.At(days.Ago(3), 0, 0);
        var able = chat
            .Members.Where(member => member.JoinedAt < at && !taken.ContainsValue(member) && member.PersonId != roster.Offender.Id)
            .Where(member => !lately || member.PersonId != roster.Classes[0].Parents[0].Id)
            .ToList();
        var fitting = able.FindAll(member => IsWoman(people[member.PersonId]) == line.Speaker < 5);
        var from = fitting.Count > 0 ? fitting : able;
        return from[random.Next(from.Count)];
    }

    private Audience AudienceOf(ChatMember member) =>
        member.Role switch
        {
            Role.Student => Audience.Student,
            Role.Parent => Audience.Parent,
            _ when roster.IsAdministration(member.PersonId) => Audience.Administration,
            Role.Teacher => Audience.Teacher,
            _ => Audience.Staff,
        };

    private static bool IsWoman(Person person) => person.Name.Middle!.EndsWith("на", StringComparison.Ordinal);
}
