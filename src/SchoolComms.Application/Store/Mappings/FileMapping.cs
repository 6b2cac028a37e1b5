using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Store.Mappings;

internal static class FileMapping
{
    public static void MapFiles(this ModelBuilder builder, SchoolCommsDb db)
    {
        builder.Entity<StoredFile>(file =>
        {
            file.OwnedBySchool(f => new { f.SchoolId, f.Id }, f => f.SchoolId == db.School);
            file.Property(f => f.Name).HasMaxLength(StoredFile.MaxName);
            file.HasOne<Person>().WithMany().HasForeignKey(f => new { f.SchoolId, f.UploadedBy }).OnDelete(DeleteBehavior.Restrict);
        });

        builder.Entity<Attachment>(attachment =>
        {
            attachment.OwnedBySchool(
                a => new
                {
                    a.SchoolId,
                    a.ChatId,
                    a.MessageId,
                    a.Position,
                },
                a => a.SchoolId == db.School
            );
            attachment.HasIndex(a => new { a.SchoolId, a.FileId }).IsUnique();
            attachment
                .HasOne<Message>()
                .WithMany()
                .HasForeignKey(a => new
                {
                    a.SchoolId,
                    a.ChatId,
                    a.MessageId,
                })
                .OnDelete(DeleteBehavior.Restrict);
            attachment.HasOne<StoredFile>().WithMany().HasForeignKey(a => new { a.SchoolId, a.FileId }).OnDelete(DeleteBehavior.Restrict);
        });

        builder.Entity<UnsentMessage>(unsent =>
        {
            unsent.OwnedBySchool(
                u => new
                {
                    u.SchoolId,
                    u.ChatId,
                    u.AuthorId,
                },
                u => u.SchoolId == db.School
            );
            unsent.Property(u => u.Text).HasMaxLength(Message.MaxText);
            unsent.HasIndex(u => new { u.SchoolId, u.TouchedAt });
            unsent.HasOne<Chat>().WithMany().HasForeignKey(u => new { u.SchoolId, u.ChatId }).OnDelete(DeleteBehavior.Restrict);
            unsent.HasOne<Person>().WithMany().HasForeignKey(u => new { u.SchoolId, u.AuthorId }).OnDelete(DeleteBehavior.Restrict);
            unsent
                .HasMany(u => u.Files)
                .WithOne()
                .HasForeignKey(f => new
                {
                    f.SchoolId,
                    f.ChatId,
                    f.AuthorId,
                })
                .OnDelete(DeleteBehavior.Cascade);
        });

        builder.Entity<UnsentFile>(file =>
        {
            file.OwnedBySchool(f => new { f.SchoolId, f.FileId }, f => f.SchoolId == db.School);
            file.HasOne<StoredFile>().WithMany().HasForeignKey(f => new { f.SchoolId, f.FileId }).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
