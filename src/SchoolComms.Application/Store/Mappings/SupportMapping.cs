using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Support;

namespace SchoolComms.Application.Store.Mappings;

internal static class SupportMapping
{
    public static void MapSupport(this ModelBuilder builder, SchoolCommsDb db)
    {
        builder.Entity<SupportRequest>(request =>
        {
            request.OwnedBySchool(r => new { r.SchoolId, r.Id }, r => r.SchoolId == db.School);
            request.Property(r => r.Subject).HasMaxLength(SupportRequest.MaxSubject);
            request.Property(r => r.PlatformNumber).HasMaxLength(SupportRequest.MaxNumber);
            request.HasIndex(r => new
            {
                r.SchoolId,
                r.State,
                r.Id,
            });
            request.HasIndex(r => new
            {
                r.SchoolId,
                r.PersonId,
                r.Id,
            });
            request.HasOne<Person>().WithMany().HasForeignKey(r => new { r.SchoolId, r.PersonId }).OnDelete(DeleteBehavior.Restrict);
            request.HasMany(r => r.Lines).WithOne().HasForeignKey(l => new { l.SchoolId, l.RequestId }).OnDelete(DeleteBehavior.Restrict);
        });

        builder.Entity<SupportLine>(line =>
        {
            line.OwnedBySchool(
                l => new
                {
                    l.SchoolId,
                    l.RequestId,
                    l.Number,
                },
                l => l.SchoolId == db.School
            );
            line.Property(l => l.Text).HasMaxLength(SupportRequest.MaxText);
            line.HasOne<Person>().WithMany().HasForeignKey(l => new { l.SchoolId, l.AuthorId }).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
