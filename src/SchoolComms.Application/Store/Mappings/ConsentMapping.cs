using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Store.Mappings;

internal static class ConsentMapping
{
    public static void MapConsents(this ModelBuilder builder, SchoolCommsDb db)
    {
        builder.Entity<Consent>(consent =>
        {
            consent.OwnedBySchool(c => new { c.SchoolId, c.Id }, c => c.SchoolId == db.School);
            consent.Property(c => c.Places).HasConversion<int>();
            consent.Property(c => c.Elsewhere).HasMaxLength(Consent.MaxElsewhere);
            consent.Property(c => c.From).HasColumnName("holds_from");
            consent.Property(c => c.Until).HasColumnName("holds_until");
            consent.ComplexProperty(c => c.Document, document => document.Property(d => d.Number).HasMaxLength(Consent.MaxDocumentNumber));
            consent.ComplexProperty(c => c.Withdrawal, withdrawal => withdrawal.Property(w => w.Reason).HasMaxLength(Consent.MaxReason));
            consent.HasIndex(c => new { c.SchoolId, c.PersonId });
            consent.HasOne<Person>().WithMany().HasForeignKey(c => new { c.SchoolId, c.PersonId }).OnDelete(DeleteBehavior.Restrict);
            consent.HasOne<Person>().WithMany().HasForeignKey(c => new { c.SchoolId, c.GivenBy }).OnDelete(DeleteBehavior.Restrict);
            consent.HasOne<Person>().WithMany().HasForeignKey(c => new { c.SchoolId, c.RecordedBy }).OnDelete(DeleteBehavior.Restrict);
            consent.HasOne<StoredFile>().WithMany().HasForeignKey(c => new { c.SchoolId, c.ScanId }).OnDelete(DeleteBehavior.Restrict);
        });

        builder.Entity<PhotoStatement>(statement =>
        {
            statement.OwnedBySchool(
                s => new
                {
                    s.SchoolId,
                    s.ChatId,
                    s.MessageId,
                },
                s => s.SchoolId == db.School
            );
            statement.Property(s => s.Document).HasMaxLength(PeopleOnPhoto.MaxDocument);
            statement
                .HasOne<Message>()
                .WithMany()
                .HasForeignKey(s => new
                {
                    s.SchoolId,
                    s.ChatId,
                    s.MessageId,
                })
                .OnDelete(DeleteBehavior.Restrict);
        });

        builder.Entity<ShownPerson>(shown => MapShownPeople(shown, db));
    }

    private static void MapShownPeople(EntityTypeBuilder<ShownPerson> shown, SchoolCommsDb db)
    {
        shown.OwnedBySchool(
            s => new
            {
                s.SchoolId,
                s.ChatId,
                s.MessageId,
                s.PersonId,
                s.Purpose,
            },
            s => s.SchoolId == db.School
        );
        shown.HasIndex(s => new { s.SchoolId, s.ConsentId });
        shown
            .HasOne<Message>()
            .WithMany()
            .HasForeignKey(s => new
            {
                s.SchoolId,
                s.ChatId,
                s.MessageId,
            })
            .OnDelete(DeleteBehavior.Restrict);
        shown.HasOne<Person>().WithMany().HasForeignKey(s => new { s.SchoolId, s.PersonId }).OnDelete(DeleteBehavior.Restrict);
        shown.HasOne<Person>().WithMany().HasForeignKey(s => new { s.SchoolId, s.CheckedBy }).OnDelete(DeleteBehavior.Restrict);
        shown.HasOne<Consent>().WithMany().HasForeignKey(s => new { s.SchoolId, s.ConsentId }).OnDelete(DeleteBehavior.Restrict);
    }
}
