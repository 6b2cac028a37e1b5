using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Store.Mappings;

internal static class ModerationMapping
{
    private const int ClauseLength = 20;

    public static void MapModeration(this ModelBuilder builder, SchoolCommsDb db)
    {
        builder.Entity<Violation>(violation =>
        {
            violation.OwnedBySchool(v => new { v.SchoolId, v.Id }, v => v.SchoolId == db.School);
            violation.Property(v => v.Clause).HasMaxLength(ClauseLength);
            violation.Property(v => v.Circumstance).HasMaxLength(Violation.MaxCircumstance);
            violation.ComplexProperty(v => v.Withdrawal, taken => taken.Property(w => w.Reason).HasMaxLength(Violation.MaxReason));

            // One message, one violation: two moderators at once do not count it twice.
            violation
                .HasIndex(v => new
                {
                    v.SchoolId,
                    v.ChatId,
                    v.MessageId,
                })
                .IsUnique();
            violation.HasIndex(v => new
            {
                v.SchoolId,
                v.ChatId,
                v.PersonId,
            });
            violation.HasIndex(v => new { v.SchoolId, v.PersonId });
            violation.HasOne<Chat>().WithMany().HasForeignKey(v => new { v.SchoolId, v.ChatId }).OnDelete(DeleteBehavior.Restrict);
            violation
                .HasOne<Message>()
                .WithMany()
                .HasForeignKey(v => new
                {
                    v.SchoolId,
                    v.ChatId,
                    v.MessageId,
                })
                .OnDelete(DeleteBehavior.Restrict);
            violation.HasOne<Person>().WithMany().HasForeignKey(v => new { v.SchoolId, v.PersonId }).OnDelete(DeleteBehavior.Restrict);
            violation.HasOne<Person>().WithMany().HasForeignKey(v => new { v.SchoolId, v.RecordedBy }).OnDelete(DeleteBehavior.Restrict);
            violation.HasOne<Edition>().WithMany().HasForeignKey(v => new { v.SchoolId, v.EditionId }).OnDelete(DeleteBehavior.Restrict);
        });

        builder.Entity<Block>(block =>
        {
            block.OwnedBySchool(b => new { b.SchoolId, b.Id }, b => b.SchoolId == db.School);
            block.Property(b => b.Clause).HasMaxLength(ClauseLength);
            block.Property(b => b.From).HasColumnName("blocked_from");
            block.Property(b => b.Until).HasColumnName("blocked_until");
            block.ComplexProperty(b => b.Basis, Bound);
            block.ComplexProperty(b => b.Lifting, Bound);
            block.ComplexProperty(b => b.LiftedBefore, Bound);
            block.HasIndex(b => new
            {
                b.SchoolId,
                b.ChatId,
                b.PersonId,
            });
            block.HasIndex(b => new { b.SchoolId, b.PersonId });
            block.HasOne<Chat>().WithMany().HasForeignKey(b => new { b.SchoolId, b.ChatId }).OnDelete(DeleteBehavior.Restrict);
            block.HasOne<Person>().WithMany().HasForeignKey(b => new { b.SchoolId, b.PersonId }).OnDelete(DeleteBehavior.Restrict);
            block.HasOne<Person>().WithMany().HasForeignKey(b => new { b.SchoolId, b.DecidedBy }).OnDelete(DeleteBehavior.Restrict);
            block.HasOne<Edition>().WithMany().HasForeignKey(b => new { b.SchoolId, b.EditionId }).OnDelete(DeleteBehavior.Restrict);
        });

        builder.Entity<AccessRestriction>(restriction =>
        {
            restriction.OwnedBySchool(r => new { r.SchoolId, r.Id }, r => r.SchoolId == db.School);
            restriction.Property(r => r.Clause).HasMaxLength(ClauseLength);
            restriction.Property(r => r.From).HasColumnName("restricted_from");
            restriction.Property(r => r.Until).HasColumnName("restricted_until");
            restriction.ComplexProperty(r => r.Basis, Bound);
            restriction.ComplexProperty(r => r.Lifting, Bound);
            restriction.ComplexProperty(r => r.LiftedBefore, Bound);
            restriction.HasIndex(r => new { r.SchoolId, r.PersonId });
            restriction.HasOne<Person>().WithMany().HasForeignKey(r => new { r.SchoolId, r.PersonId }).OnDelete(DeleteBehavior.Restrict);
            restriction.HasOne<Person>().WithMany().HasForeignKey(r => new { r.SchoolId, r.DecidedBy }).OnDelete(DeleteBehavior.Restrict);
            restriction.HasOne<Edition>().WithMany().HasForeignKey(r => new { r.SchoolId, r.EditionId }).OnDelete(DeleteBehavior.Restrict);
        });

        builder.Entity<Authorisation>(authorisation =>
        {
            authorisation.OwnedBySchool(a => new { a.SchoolId, a.Id }, a => a.SchoolId == db.School);
            authorisation.ComplexProperty(a => a.Order, order => order.Property(o => o.Number).HasMaxLength(Order.MaxNumber));
            authorisation.HasIndex(a => new { a.SchoolId, a.PersonId });
            authorisation.HasOne<Person>().WithMany().HasForeignKey(a => new { a.SchoolId, a.PersonId }).OnDelete(DeleteBehavior.Restrict);
            authorisation.HasOne<Person>().WithMany().HasForeignKey(a => new { a.SchoolId, a.GivenBy }).OnDelete(DeleteBehavior.Restrict);
            authorisation
                .HasOne<SchoolClass>()
                .WithMany()
                .HasForeignKey(a => new { a.SchoolId, a.ClassId })
                .OnDelete(DeleteBehavior.Restrict);
        });

        builder.MapWaysOut(db);
        builder.MapWatching(db);
    }

    // How a sanction ends: apology and objections, or an appeal.
    private static void MapWaysOut(this ModelBuilder builder, SchoolCommsDb db)
    {
        builder.Entity<Apology>(apology =>
        {
            apology.OwnedBySchool(a => new { a.SchoolId, a.Id }, a => a.SchoolId == db.School);
            apology.Property(a => a.Clause).HasMaxLength(ClauseLength);

            // One apology for one block, however often the button is pressed.
            apology.HasIndex(a => new { a.SchoolId, a.BlockId }).IsUnique();
            apology.HasIndex(a => new
            {
                a.SchoolId,
                a.ChatId,
                a.MessageId,
            });
            apology.HasOne<Block>().WithMany().HasForeignKey(a => new { a.SchoolId, a.BlockId }).OnDelete(DeleteBehavior.Restrict);
            apology
                .HasOne<Message>()
                .WithMany()
                .HasForeignKey(a => new
                {
                    a.SchoolId,
                    a.ChatId,
                    a.MessageId,
                })
                .OnDelete(DeleteBehavior.Restrict);
            apology.HasOne<Person>().WithMany().HasForeignKey(a => new { a.SchoolId, a.PersonId }).OnDelete(DeleteBehavior.Restrict);
            apology.HasOne<Edition>().WithMany().HasForeignKey(a => new { a.SchoolId, a.EditionId }).OnDelete(DeleteBehavior.Restrict);
        });

        builder.Entity<Objection>(objection =>
        {
            objection.OwnedBySchool(
                o => new
                {
                    o.SchoolId,
                    o.ApologyId,
                    o.PersonId,
                },
                o => o.SchoolId == db.School
            );
            objection.Property(o => o.Reason).HasMaxLength(Objection.MaxReason);
            objection.HasOne<Apology>().WithMany().HasForeignKey(o => new { o.SchoolId, o.ApologyId }).OnDelete(DeleteBehavior.Restrict);
            objection.HasOne<Person>().WithMany().HasForeignKey(o => new { o.SchoolId, o.PersonId }).OnDelete(DeleteBehavior.Restrict);
        });

        builder.Entity<Appeal>(appeal =>
        {
            appeal.OwnedBySchool(a => new { a.SchoolId, a.Id }, a => a.SchoolId == db.School);
            appeal.Property(a => a.Text).HasMaxLength(Appeal.MaxText);
            appeal.Property(a => a.Answer).HasMaxLength(Appeal.MaxText);

            // One appeal for one sanction.
            appeal.HasIndex(a => new { a.SchoolId, a.ViolationId }).IsUnique();
            appeal.HasIndex(a => new { a.SchoolId, a.BlockId }).IsUnique();
            appeal.HasIndex(a => new { a.SchoolId, a.RestrictionId }).IsUnique();
            appeal.HasIndex(a => new { a.SchoolId, a.DueAt }).HasFilter("outcome is null");
            appeal.HasIndex(a => new { a.SchoolId, a.PersonId });
            appeal.ToTable(table =>
                table.HasCheckConstraint("ck_appeal_one_sanction", "num_nonnulls(violation_id, block_id, restriction_id) = 1")
            );
            appeal.HasOne<Person>().WithMany().HasForeignKey(a => new { a.SchoolId, a.PersonId }).OnDelete(DeleteBehavior.Restrict);
            appeal.HasOne<Person>().WithMany().HasForeignKey(a => new { a.SchoolId, a.DecidedBy }).OnDelete(DeleteBehavior.Restrict);
            appeal.HasOne<Violation>().WithMany().HasForeignKey(a => new { a.SchoolId, a.ViolationId }).OnDelete(DeleteBehavior.Restrict);
            appeal.HasOne<Block>().WithMany().HasForeignKey(a => new { a.SchoolId, a.BlockId }).OnDelete(DeleteBehavior.Restrict);
            appeal
                .HasOne<AccessRestriction>()
                .WithMany()
                .HasForeignKey(a => new { a.SchoolId, a.RestrictionId })
                .OnDelete(DeleteBehavior.Restrict);
        });
    }

    // What keeps an eye on chats: reports of members, reminders to one of them, looks by right.
    private static void MapWatching(this ModelBuilder builder, SchoolCommsDb db)
    {
        builder.Entity<MessageReport>(report =>
        {
            report.OwnedBySchool(r => new { r.SchoolId, r.Id }, r => r.SchoolId == db.School);
            report.Property(r => r.Clause).HasMaxLength(ClauseLength);
            report.Property(r => r.Note).HasMaxLength(MessageReport.MaxNote);

            // One person reports a message once.
            report
                .HasIndex(r => new
                {
                    r.SchoolId,
                    r.ChatId,
                    r.MessageId,
                    r.ReportedBy,
                })
                .IsUnique();
            report
                .HasIndex(r => new
                {
                    r.SchoolId,
                    r.ChatId,
                    r.Id,
                })
                .HasFilter("outcome is null");
            report.HasIndex(r => new { r.SchoolId, r.DirectorFrom }).HasFilter("outcome is null");
            report
                .HasOne<Message>()
                .WithMany()
                .HasForeignKey(r => new
                {
                    r.SchoolId,
                    r.ChatId,
                    r.MessageId,
                })
                .OnDelete(DeleteBehavior.Restrict);
            report.HasOne<Person>().WithMany().HasForeignKey(r => new { r.SchoolId, r.ReportedBy }).OnDelete(DeleteBehavior.Restrict);
            report.HasOne<Person>().WithMany().HasForeignKey(r => new { r.SchoolId, r.DecidedBy }).OnDelete(DeleteBehavior.Restrict);
            report.HasOne<Edition>().WithMany().HasForeignKey(r => new { r.SchoolId, r.EditionId }).OnDelete(DeleteBehavior.Restrict);
        });

        builder.Entity<PersonalReminder>(reminder =>
        {
            reminder.OwnedBySchool(r => new { r.SchoolId, r.Id }, r => r.SchoolId == db.School);
            reminder.Property(r => r.Clause).HasMaxLength(ClauseLength);
            reminder.Property(r => r.Text).HasMaxLength(Message.MaxText);
            reminder.HasIndex(r => new
            {
                r.SchoolId,
                r.ChatId,
                r.PersonId,
            });
            reminder.HasOne<Chat>().WithMany().HasForeignKey(r => new { r.SchoolId, r.ChatId }).OnDelete(DeleteBehavior.Restrict);
            reminder
                .HasOne<Message>()
                .WithMany()
                .HasForeignKey(r => new
                {
                    r.SchoolId,
                    r.ChatId,
                    r.MessageId,
                })
                .OnDelete(DeleteBehavior.Restrict);
            reminder.HasOne<Person>().WithMany().HasForeignKey(r => new { r.SchoolId, r.PersonId }).OnDelete(DeleteBehavior.Restrict);
            reminder.HasOne<Person>().WithMany().HasForeignKey(r => new { r.SchoolId, r.RemindedBy }).OnDelete(DeleteBehavior.Restrict);
            reminder.HasOne<Edition>().WithMany().HasForeignKey(r => new { r.SchoolId, r.EditionId }).OnDelete(DeleteBehavior.Restrict);
        });

        builder.Entity<ChatLook>(look =>
        {
            look.OwnedBySchool(l => new { l.SchoolId, l.Id }, l => l.SchoolId == db.School);
            look.Property(l => l.Clause).HasMaxLength(ClauseLength);
            look.Property(l => l.Reason).HasMaxLength(ChatLook.MaxReason);
            look.Property(l => l.Until).HasColumnName("look_until");
            look.HasIndex(l => new
            {
                l.SchoolId,
                l.ChatId,
                l.PersonId,
            });
            look.HasOne<Chat>().WithMany().HasForeignKey(l => new { l.SchoolId, l.ChatId }).OnDelete(DeleteBehavior.Restrict);
            look.HasOne<Person>().WithMany().HasForeignKey(l => new { l.SchoolId, l.PersonId }).OnDelete(DeleteBehavior.Restrict);
            look.HasOne<Edition>().WithMany().HasForeignKey(l => new { l.SchoolId, l.EditionId }).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void Bound(ComplexPropertyBuilder<Basis> basis)
    {
        basis.Property(b => b.Document).HasMaxLength(Basis.MaxDocument);
        basis.Property(b => b.Reason).HasMaxLength(Basis.MaxReason);
    }

    private static void Bound(ComplexPropertyBuilder<Lifting> lifting) => lifting.Property(l => l.Reason).HasMaxLength(Basis.MaxReason);
}
