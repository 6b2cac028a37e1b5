using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
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
            edition.Property(e => e.Regulation).IsDocument();
            edition.Property(e => e.Opinions).IsDocument();
            edition.HasOne<Person>().WithMany().HasForeignKey(e => new { e.SchoolId, e.ApprovedBy }).OnDelete(DeleteBehavior.Restrict);
        });

        builder.Entity<EditionDraft>(draft =>
        {
            draft.OwnedBySchool(d => new { d.SchoolId, d.Id }, d => d.SchoolId == db.School);

            // Two administrators at once start one draft.
            draft.HasIndex(d => d.SchoolId).IsUnique().HasFilter("state = 'Open'").HasDatabaseName("ix_edition_draft_open");
            draft.Property(d => d.BasedOnPreset).HasMaxLength(40);
            draft.Property(d => d.Regulation).IsDocument();
            draft.Property(d => d.Opinions).IsDocument();
            draft.HasOne<Person>().WithMany().HasForeignKey(d => new { d.SchoolId, d.StartedBy }).OnDelete(DeleteBehavior.Restrict);
            draft.HasOne<Person>().WithMany().HasForeignKey(d => new { d.SchoolId, d.ClosedBy }).OnDelete(DeleteBehavior.Restrict);
            draft.HasOne<Edition>().WithMany().HasForeignKey(d => new { d.SchoolId, d.ApprovedAs }).OnDelete(DeleteBehavior.Restrict);
        });

        builder.Entity<EditionWithdrawal>(withdrawal =>
        {
            withdrawal.OwnedBySchool(w => new { w.SchoolId, w.EditionId }, w => w.SchoolId == db.School);
            withdrawal.Property(w => w.By).HasColumnName("withdrawn_by");
            withdrawal.Property(w => w.At).HasColumnName("withdrawn_at");
            withdrawal.Property(w => w.Reason).HasMaxLength(EditionWithdrawal.MaxReason);
            withdrawal.HasOne<Person>().WithMany().HasForeignKey(w => new { w.SchoolId, w.By }).OnDelete(DeleteBehavior.Restrict);
            withdrawal.HasOne<Edition>().WithMany().HasForeignKey(w => new { w.SchoolId, w.EditionId }).OnDelete(DeleteBehavior.Restrict);
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

    private static void IsDocument(this PropertyBuilder<Regulation> property) =>
        property
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

    private static void IsDocument(this PropertyBuilder<ImmutableArray<CouncilOpinion>> property) =>
        property
            .HasColumnType("jsonb")
            .HasDefaultValueSql("'[]'")
            .HasConversion(
                opinions => RegulationDocument.WriteOpinions(opinions),
                json => RegulationDocument.ReadOpinions(json),
                new ValueComparer<ImmutableArray<CouncilOpinion>>((a, b) => a == b, opinions => opinions.Length, opinions => opinions)
            );
}
