using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;

namespace SchoolComms.Application.Store.Mappings;

internal static class AuditMapping
{
    public static void MapAudit(this ModelBuilder builder, SchoolCommsDb db)
    {
        builder.Entity<AuditEntry>(entry =>
        {
            entry.OwnedBySchool(e => new { e.SchoolId, e.Seq }, e => e.SchoolId == db.School);
            entry.Property(e => e.Payload).HasColumnType("jsonb");
        });

        builder.Entity<AuditHead>(head =>
        {
            head.OwnedBySchool(h => h.SchoolId, h => h.SchoolId == db.School);
        });
    }
}
