using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Store.Mappings;

internal static class RegulationMapping
{
    public static void MapRegulations(this ModelBuilder builder, SchoolCommsDb db)
    {
        builder.Entity<Edition>(edition =>
        {
            edition.OwnedBySchool(e => new { e.SchoolId, e.Id }, e => e.SchoolId == db.School);
            edition.HasIndex(e => new { e.SchoolId, e.Number }).IsUnique();
            edition.ComplexProperty(e => e.Order, order => order.Property(o => o.Number).HasMaxLength(Order.MaxNumber));
            edition
                .Property(e => e.Regulation)
                .HasColumnType("jsonb")
                .HasConversion(
                    regulation => RegulationDocument.Write(regulation),
                    json => RegulationDocument.Read(json),
                    new ValueComparer<Regulation>(
                        (a, b) => ReferenceEquals(a, b),
                        regulation => regulation.Title.Length,
                        regulation => regulation
                    )
                );
        });

        builder.Entity<Acknowledgement>(acknowledgement =>
        {
            acknowledgement.OwnedBySchool(
                a => new
                {
                    a.SchoolId,
                    a.PersonId,
                    a.EditionId,
                },
                a => a.SchoolId == db.School
            );
            acknowledgement
                .HasOne<Person>()
                .WithMany()
                .HasForeignKey(a => new { a.SchoolId, a.PersonId })
                .OnDelete(DeleteBehavior.Restrict);
            acknowledgement
                .HasOne<Edition>()
                .WithMany()
                .HasForeignKey(a => new { a.SchoolId, a.EditionId })
                .OnDelete(DeleteBehavior.Restrict);
            acknowledgement.ComplexProperty(a => a.Paper);
        });

        builder.Entity<AcknowledgementReminder>(reminder =>
        {
            // Once a day for a person, however many press the button.
            reminder.OwnedBySchool(
                r => new
                {
                    r.SchoolId,
                    r.PersonId,
                    r.Day,
                },
                r => r.SchoolId == db.School
            );
            reminder.HasOne<Person>().WithMany().HasForeignKey(r => new { r.SchoolId, r.PersonId }).OnDelete(DeleteBehavior.Restrict);
            reminder.HasOne<Person>().WithMany().HasForeignKey(r => new { r.SchoolId, r.RemindedBy }).OnDelete(DeleteBehavior.Restrict);
            reminder.HasOne<Edition>().WithMany().HasForeignKey(r => new { r.SchoolId, r.EditionId }).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
