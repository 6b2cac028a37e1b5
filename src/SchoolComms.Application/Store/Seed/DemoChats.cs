using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Store.Seed;

/// <summary>A chat with its members, its moderator first, and what was said in it.</summary>
internal sealed record DemoChat(Chat Chat, List<ChatMember> Members)
{
    public List<Message> Messages { get; } = [];
}

/// <summary>The chats and channels of a demonstration school, as far as its regulation knows them.</summary>
internal sealed class DemoChats
{
    private readonly SchoolCommsDb db;
    private readonly List<DemoChat> all = [];

    public DemoChats(SchoolCommsDb db, School school, DemoRoster roster, DemoDays days)
    {
        this.db = db;
        var regulation = roster.Edition.Regulation;
        var people = roster.Members.ToList();
        foreach (var kind in ChatRule.ChannelsOf(regulation))
        {
            var channel = Open(school, kind, ChatNames.Of(kind, school.Kind), null, roster.Administrator, school.SetUpAt);
            Enter(channel, people.Where(person => kind == ChatKind.SchoolChannel || IsColleague(person)));
        }

        foreach (var @class in roster.Classes.Take(2))
        {
            var opened = days.At(days.Ago(DemoDays.Talk + 1), 15, 10);
            foreach (var kind in ClassChats.Expected)
                Enter(
                    Open(school, kind, ChatNames.Of(kind, school.Kind, @class.Class.Name), @class, @class.Leader, opened),
                    PeopleOf(@class, ClassChats.MembersOf(kind))
                );
            if (regulation.RightToCreate(Standing.Teacher, ChatKind.Subject) is not null)
                Enter(Open(school, ChatKind.Subject, $"{@class.Class.Name} · математика", @class, roster.Teacher, opened), @class.Students);
        }

        var meeting = Open(school, ChatKind.DirectorAndTeachers, "Директор и педагоги", null, roster.Director, school.SetUpAt.AddHours(3));
        Enter(meeting, people.Where(person => person.Has(Role.Teacher)));
    }

    public IReadOnlyList<DemoChat> All => all;

    public DemoChat? Find(ChatKind kind, DemoClass? @class = null) =>
        all.Find(chat => chat.Chat.Kind == kind && chat.Chat.ClassId == @class?.Class.Id);

    private static List<Person> PeopleOf(DemoClass @class, Role? role) =>
        role switch
        {
            Role.Student => @class.Students,
            Role.Parent => @class.Parents,
            _ => @class.Teachers,
        };

    private DemoChat Open(School school, ChatKind kind, string name, DemoClass? @class, Person creator, DateTimeOffset now)
    {
        var chat = Chat.Create(school.Id, kind, name, @class?.Class.Id, creator.Id, now);
        var opened = new DemoChat(chat, [ChatMember.Enter(chat, creator.Id, Role.Teacher, moderator: true, now)]);
        db.Add(chat);
        db.AddRange(opened.Members);
        all.Add(opened);
        return opened;
    }

    // Only people who have joined are in chats, from when both the chat and they were there.
    private void Enter(DemoChat chat, IEnumerable<Person> people)
    {
        foreach (var person in people.Where(person => person.HasJoined && person.Id != chat.Chat.CreatedBy))
        {
            var since = person.JoinedAt > chat.Chat.CreatedAt ? person.JoinedAt.Value : chat.Chat.CreatedAt;
            var member = ChatMember.Enter(chat.Chat, person.Id, person.Roles[0].Role, moderator: false, since);
            chat.Members.Add(member);
            db.Add(member);
        }
    }

    private static bool IsColleague(Person person) => person.Has(Role.Teacher) || person.Has(Role.Staff);
}
