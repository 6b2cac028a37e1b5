using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.People;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Merging;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Store.Mappings;

internal static class PeopleMapping
{
    public static void MapPeople(this ModelBuilder builder, SchoolCommsDb db)
    {
        builder.Entity<Person>(person =>
        {
            person.OwnedBySchool(p => new { p.SchoolId, p.Id }, p => p.SchoolId == db.School);
            person.Property(p => p.NameKey).HasMaxLength(FullName.MaxLength).UseCollation("C");
            person.Property(p => p.Post).HasMaxLength(Person.MaxPost);
            person.Property(p => p.JournalId).HasMaxLength(Person.MaxJournalId);
            person.Property(p => p.Account).HasColumnName("account_id");
            person.HasIndex(p => new { p.SchoolId, p.Account }).IsUnique();
            person.HasIndex(p => new
            {
                p.SchoolId,
                p.NameKey,
                p.Id,
            });
            person.HasIndex(p => p.Account);
            person.HasOne<Person>().WithMany().HasForeignKey(p => new { p.SchoolId, p.MergedInto }).OnDelete(DeleteBehavior.Restrict);
            person.HasMany(p => p.Roles).WithOne().HasForeignKey(r => new { r.SchoolId, r.PersonId }).OnDelete(DeleteBehavior.Restrict);
        });

        builder.Entity<RoleGrant>(grant =>
        {
            grant.OwnedBySchool(
                g => new
                {
                    g.SchoolId,
                    g.PersonId,
                    g.Role,
                    g.Since,
                },
                g => g.SchoolId == db.School
            );

            // Ended roles give no right: nobody sees them who does not ask.
            grant.HasQueryFilter(SchoolCommsDb.CurrentFilter, g => g.EndedAt == null);
            grant
                .HasIndex(g => new
                {
                    g.SchoolId,
                    g.PersonId,
                    g.Role,
                })
                .IsUnique()
                .HasFilter("ended_at is null");
            grant.HasIndex(g => new { g.SchoolId, g.Role });
        });

        builder.Entity<Appointment>(appointment =>
        {
            appointment.OwnedBySchool(a => new { a.SchoolId, a.Id }, a => a.SchoolId == db.School);
            appointment.ComplexProperty(a => a.Order, order => order.Property(o => o.Number).HasMaxLength(Order.MaxNumber));
            appointment.HasOne<Person>().WithMany().HasForeignKey(a => new { a.SchoolId, a.PersonId }).OnDelete(DeleteBehavior.Restrict);
            appointment
                .HasOne<SchoolClass>()
                .WithMany()
                .HasForeignKey(a => new { a.SchoolId, a.ClassId })
                .OnDelete(DeleteBehavior.Restrict);
            appointment.HasIndex(a => new { a.SchoolId, a.PersonId });

            // A class has one class teacher at a time; the database decides a race.
            appointment.HasIndex(a => new { a.SchoolId, a.ClassId }).IsUnique().HasFilter("class_id is not null and ends_at is null");

            // So has an area one deputy.
            appointment.HasIndex(a => new { a.SchoolId, a.Area }).IsUnique().HasFilter("area is not null and ends_at is null");

            // And a school one director.
            appointment.HasIndex(a => new { a.SchoolId, a.Office }).IsUnique().HasFilter("office = 'Director' and ends_at is null");
        });

        builder.Entity<Nomination>(nomination =>
        {
            nomination.OwnedBySchool(n => new { n.SchoolId, n.Id }, n => n.SchoolId == db.School);
            nomination.ComplexProperty(n => n.Order, order => order.Property(o => o.Number).HasMaxLength(Order.MaxNumber));
            nomination.ComplexProperty(n => n.Term);
            nomination.Property(n => n.Clause).HasMaxLength(20);
            nomination.Property(n => n.Reason).HasMaxLength(Nomination.MaxReason);
            nomination.HasOne<Person>().WithMany().HasForeignKey(n => new { n.SchoolId, n.PersonId }).OnDelete(DeleteBehavior.Restrict);
            nomination.HasOne<Person>().WithMany().HasForeignKey(n => new { n.SchoolId, n.NominatedBy }).OnDelete(DeleteBehavior.Restrict);
            nomination.HasOne<Person>().WithMany().HasForeignKey(n => new { n.SchoolId, n.DecidedBy }).OnDelete(DeleteBehavior.Restrict);
            nomination.HasOne<Edition>().WithMany().HasForeignKey(n => new { n.SchoolId, n.EditionId }).OnDelete(DeleteBehavior.Restrict);

            // Nobody waits twice; the database decides a race.
            nomination.HasIndex(n => new { n.SchoolId, n.PersonId }).IsUnique().HasFilter("state = 'Waiting'");
        });

        builder.Entity<RoleVerification>(verification =>
        {
            verification.OwnedBySchool(v => new { v.SchoolId, v.Id }, v => v.SchoolId == db.School);
            verification.Property(v => v.Clause).HasMaxLength(Clause.MaxNumber);
            verification.Property(v => v.Reason).HasMaxLength(RoleVerification.MaxReason);
            verification.HasOne<Person>().WithMany().HasForeignKey(v => new { v.SchoolId, v.PersonId }).OnDelete(DeleteBehavior.Restrict);
            verification.HasOne<Person>().WithMany().HasForeignKey(v => new { v.SchoolId, v.DecidedBy }).OnDelete(DeleteBehavior.Restrict);
            verification.HasOne<Invite>().WithMany().HasForeignKey(v => new { v.SchoolId, v.InviteId }).OnDelete(DeleteBehavior.Restrict);
            verification.HasOne<Edition>().WithMany().HasForeignKey(v => new { v.SchoolId, v.EditionId }).OnDelete(DeleteBehavior.Restrict);

            // A status is claimed once until somebody decides.
            verification
                .HasIndex(v => new
                {
                    v.SchoolId,
                    v.PersonId,
                    v.Role,
                })
                .IsUnique()
                .HasFilter("state = 'Claimed'");
        });

        builder.MapRequests(db);

        builder.Entity<Guardianship>(link =>
        {
            link.OwnedBySchool(
                g => new
                {
                    g.SchoolId,
                    g.GuardianId,
                    g.ChildId,
                },
                g => g.SchoolId == db.School
            );
            link.HasQueryFilter(SchoolCommsDb.CurrentFilter, g => g.EndedAt == null);
            link.Property(g => g.EndReason).HasMaxLength(Guardianship.MaxReason);
            link.HasOne<Person>().WithMany().HasForeignKey(g => new { g.SchoolId, g.GuardianId }).OnDelete(DeleteBehavior.Restrict);
            link.HasOne<Person>().WithMany().HasForeignKey(g => new { g.SchoolId, g.ChildId }).OnDelete(DeleteBehavior.Restrict);
        });

        builder.Entity<RosterUpload>(upload =>
        {
            upload.OwnedBySchool(u => new { u.SchoolId, u.Id }, u => u.SchoolId == db.School);
            upload.Property(u => u.FileName).HasMaxLength(RosterUpload.MaxFileName);
            upload.HasOne<Person>().WithMany().HasForeignKey(u => new { u.SchoolId, u.UploadedBy }).OnDelete(DeleteBehavior.Restrict);
        });

        builder.Entity<RosterMapping>(mapping =>
        {
            mapping.OwnedBySchool(
                m => new
                {
                    m.SchoolId,
                    m.Kind,
                    m.HeadingsHash,
                },
                m => m.SchoolId == db.School
            );
            mapping.Property(m => m.FileName).HasMaxLength(RosterUpload.MaxFileName);
            mapping.HasOne<Person>().WithMany().HasForeignKey(m => new { m.SchoolId, m.SavedBy }).OnDelete(DeleteBehavior.Restrict);
        });

        builder.Entity<DistinctPeople>(pair =>
        {
            pair.OwnedBySchool(
                p => new
                {
                    p.SchoolId,
                    p.FirstId,
                    p.SecondId,
                },
                p => p.SchoolId == db.School
            );
            pair.HasOne<Person>().WithMany().HasForeignKey(p => new { p.SchoolId, p.FirstId }).OnDelete(DeleteBehavior.Restrict);
            pair.HasOne<Person>().WithMany().HasForeignKey(p => new { p.SchoolId, p.SecondId }).OnDelete(DeleteBehavior.Restrict);
            pair.HasOne<Person>().WithMany().HasForeignKey(p => new { p.SchoolId, p.DecidedBy }).OnDelete(DeleteBehavior.Restrict);
        });

        builder.Entity<PersonWord>(word =>
        {
            word.OwnedBySchool(
                w => new
                {
                    w.SchoolId,
                    w.Kind,
                    w.Word,
                    w.PersonId,
                },
                w => w.SchoolId == db.School
            );
            word.Property(w => w.Word).HasMaxLength(FullName.MaxLength).UseCollation("C");
            word.HasOne<Person>().WithMany().HasForeignKey(w => new { w.SchoolId, w.PersonId }).OnDelete(DeleteBehavior.Restrict);
        });

        builder.Entity<ClassMembership>(membership =>
        {
            membership.OwnedBySchool(
                m => new
                {
                    m.SchoolId,
                    m.ClassId,
                    m.PersonId,
                    m.Role,
                    m.Subject,
                    m.Since,
                },
                m => m.SchoolId == db.School
            );
            membership.Property(m => m.Subject).HasMaxLength(ClassMembership.MaxSubject);
            membership.HasOne<SchoolClass>().WithMany().HasForeignKey(m => new { m.SchoolId, m.ClassId }).OnDelete(DeleteBehavior.Restrict);
            membership.HasOne<Person>().WithMany().HasForeignKey(m => new { m.SchoolId, m.PersonId }).OnDelete(DeleteBehavior.Restrict);
            membership
                .HasIndex(m => new
                {
                    m.SchoolId,
                    m.ClassId,
                    m.PersonId,
                    m.Role,
                    m.Subject,
                })
                .IsUnique()
                .HasFilter("ended_at is null")
                .HasDatabaseName("ix_class_membership_current");
        });
    }
}
