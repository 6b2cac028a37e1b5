using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SchoolComms.Domain.Regulations.Calendar;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Store.Mappings;

internal static class SchoolMapping
{
    public static void MapSchools(this ModelBuilder builder, SchoolCommsDb db)
    {
        builder.Entity<School>(school =>
        {
            school.HasKey(s => s.Id);
            school.Property(s => s.Id).HasColumnName("school_id").ValueGeneratedNever();
            school.Property(s => s.Slug).HasMaxLength(40);
            school.HasIndex(s => s.Slug).IsUnique();
            school.ComplexProperty(
                s => s.Profile,
                profile =>
                {
                    profile.Property(p => p.FullName).HasColumnName("full_name").HasMaxLength(SchoolProfile.MaxFullName);
                    profile.Property(p => p.ShortName).HasColumnName("short_name").HasMaxLength(SchoolProfile.MaxShortName);
                    profile.Property(p => p.Locality).HasColumnName("locality").HasMaxLength(SchoolProfile.MaxLocality);
                    profile.Property(p => p.TimeZone).HasColumnName("time_zone").HasMaxLength(64);
                    profile.Property(p => p.Email).HasColumnName("email").HasMaxLength(254);
                    profile.Property(p => p.Phone).HasColumnName("phone").HasMaxLength(40);
                }
            );

            // A school without a calendar of its own has none in the store: it reads as the state's.
            school
                .Property(s => s.Calendar)
                .IsRequired(false)
                .HasColumnType("jsonb")
                .HasConversion(
                    calendar => CalendarDocument.Write(calendar),
                    json => CalendarDocument.Read(json),
                    new ValueComparer<SchoolCalendar>(
                        (a, b) => ReferenceEquals(a, b),
                        calendar => calendar.Days.GetHashCode(),
                        calendar => calendar
                    )
                );
        });

        builder.Entity<SchoolClass>(@class =>
        {
            @class.OwnedBySchool(c => new { c.SchoolId, c.Id }, c => c.SchoolId == db.School);
            @class
                .HasIndex(c => new
                {
                    c.SchoolId,
                    c.SchoolYear,
                    c.Name,
                })
                .IsUnique();
        });
    }
}
