using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Store.Mappings;

internal static class ModerationMapping
{
    public static void MapModeration(this ModelBuilder builder, SchoolCommsDb db)
    {
        builder.Entity<Violation>(violation =>
        {
            violation.OwnedBySchool(v => new { v.SchoolId, v.Id }, v => v.SchoolId == db.School);
            violation.Property(v => v.Clause).HasMaxLength(20);

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
            block.Property(b => b.Clause).HasMaxLength(20);
            block.Property(b => b.From).HasColumnName("blocked_from");
            block.Property(b => b.Until).HasColumnName("blocked_until");
            block.HasIndex(b => new
            {
                b.SchoolId,
                b.ChatId,
                b.PersonId,
            });
            block.HasOne<Chat>().WithMany().HasForeignKey(b => new { b.SchoolId, b.ChatId }).OnDelete(DeleteBehavior.Restrict);
            block.HasOne<Person>().WithMany().HasForeignKey(b => new { b.SchoolId, b.PersonId }).OnDelete(DeleteBehavior.Restrict);
            block.HasOne<Person>().WithMany().HasForeignKey(b => new { b.SchoolId, b.DecidedBy }).OnDelete(DeleteBehavior.Restrict);
            block.HasOne<Edition>().WithMany().HasForeignKey(b => new { b.SchoolId, b.EditionId }).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
