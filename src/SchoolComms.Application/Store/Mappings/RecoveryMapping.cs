using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Store.Mappings;

internal static class RecoveryMapping
{
    public static void MapRecoveries(this ModelBuilder builder, SchoolCommsDb db) =>
        builder.Entity<Recovery>(recovery =>
        {
            recovery.OwnedBySchool(r => new { r.SchoolId, r.Id }, r => r.SchoolId == db.School);
            recovery.HasIndex(r => new { r.SchoolId, r.CodeHash }).IsUnique();
            recovery.HasIndex(r => r.CodeHash);

            // One open link for a person, however many administrators make one at once.
            recovery.HasIndex(r => new { r.SchoolId, r.PersonId }).IsUnique().HasFilter("used_at is null and annulled_at is null");
            recovery.HasOne<Person>().WithMany().HasForeignKey(r => new { r.SchoolId, r.PersonId }).OnDelete(DeleteBehavior.Restrict);
            recovery.HasOne<Person>().WithMany().HasForeignKey(r => new { r.SchoolId, r.MadeBy }).OnDelete(DeleteBehavior.Restrict);
        });
}
