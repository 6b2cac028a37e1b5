using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Store.Seed;

/// <summary>Makes one demonstration school within the scope and the transaction of its caller.</summary>
internal sealed class DemoSeed(SchoolCommsDb db, DemoSchool plan, School school, DemoDays days, string passwordHash)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        db.Add(school);
        var roster = new DemoRoster(db, plan, school, days, passwordHash);
        var chats = new DemoChats(db, school, roster, days);
        await db.SaveChangesAsync(cancel);
    }
}
