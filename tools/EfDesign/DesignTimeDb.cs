using Microsoft.EntityFrameworkCore.Design;
using SchoolComms.Application.Store;

namespace EfDesign;

internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<SchoolCommsDb>
{
    public SchoolCommsDb CreateDbContext(string[] args) => new(StoreRegistration.OwnerOptions("Host=nowhere"));
}
