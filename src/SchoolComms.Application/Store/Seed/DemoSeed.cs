using SchoolComms.Application.Invitations;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Store.Seed;

/// <summary>Makes one demonstration school within the scope and the transaction of its caller.</summary>
internal sealed class DemoSeed(SchoolCommsDb db, DemoSchool plan, School school, DemoDays days, string passwordHash, InviteCodes codes)
{
    private readonly DemoRecord record = new();

    public async Task RunAsync(CancellationToken cancel)
    {
        db.Add(school);
        var roster = new DemoRoster(db, plan, school, days, passwordHash);
        var chats = new DemoChats(db, school, roster, days);
        var history = new DemoHistory(db, roster, chats, days, plan.Number);
        history.Tell(new DemoTalk(school.Kind));
        new DemoModeration(db, school, roster, chats, days, record).Tell();
        history.Read();
        new DemoLinks(db, roster, days, codes, record).GiveOut();
        new DemoRequests(db, roster, days).Submit();
        new DemoSupport(db, school, roster, days).Ask();
        RecordTheBeginning(roster);
        RecordTheChats(roster, chats);

        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        await record.WriteAsync(db, cancel);
    }

    private void RecordTheBeginning(DemoRoster roster)
    {
        var details = new
        {
            school.Slug,
            plan.Preset,
            Order = roster.RegulationOrder,
            Director = roster.Director.Name.Full,
            Administrator = roster.Administrator.Name.Full,
        };
        record.Add(school.SetUpAt, roster.Administrator.Id, AuditKind.SchoolSetUp, details);
        foreach (var (person, appointment) in roster.Appointments.Where(held => held.Appointment.Office != Office.Director))
        {
            var appointed = new
            {
                Person = person.Name.Full,
                appointment.Office,
                Class = appointment.ClassId?.Value,
                appointment.Order,
            };
            var rule = appointment.Office == Office.ClassTeacher ? Rule.StructureKept : Rule.AdministratorAppointed;
            record.Add(appointment.StartsAt, roster.Director.Id, AuditKind.Appointed, appointed, roster.Edition.Cite(rule));
        }
    }

    private void RecordTheChats(DemoRoster roster, DemoChats chats)
    {
        foreach (var (chat, _) in chats.All.Where(chat => !chat.Chat.IsChannel))
        {
            var created = new
            {
                Chat = chat.Id.Value,
                chat.Kind,
                chat.Name,
            };
            record.Add(chat.CreatedAt, chat.CreatedBy, AuditKind.ChatCreated, created, roster.Edition.Cite(Rule.ChatsCreated));
        }
    }
}
