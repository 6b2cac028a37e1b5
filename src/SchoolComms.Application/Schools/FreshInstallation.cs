using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;

namespace SchoolComms.Application.Schools;

/// <summary>Whether the installation has no school yet: then it opens on "set up your school".</summary>
public sealed class FreshInstallation(SchoolCommsDb db)
{
    public async Task<bool> RunAsync(CancellationToken cancel) => !await db.Schools.AnyAsync(cancel);
}
