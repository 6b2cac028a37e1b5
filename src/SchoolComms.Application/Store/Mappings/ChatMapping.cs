using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Store.Mappings;

internal static class ChatMapping
{
    public static void MapChats(this ModelBuilder builder, SchoolCommsDb db)
    {
        builder.Entity<Chat>(chat =>
        {
            chat.OwnedBySchool(c => new { c.SchoolId, c.Id }, c => c.SchoolId == db.School);
            chat.Property(c => c.Name).HasMaxLength(Chat.MaxName);
            chat.HasOne<SchoolClass>().WithMany().HasForeignKey(c => new { c.SchoolId, c.ClassId }).OnDelete(DeleteBehavior.Restrict);
            chat.HasOne<Person>().WithMany().HasForeignKey(c => new { c.SchoolId, c.CreatedBy }).OnDelete(DeleteBehavior.Restrict);

            chat.HasOne<Person>().WithMany().HasForeignKey(c => new { c.SchoolId, c.FirstId }).OnDelete(DeleteBehavior.Restrict);
            chat.HasOne<Person>().WithMany().HasForeignKey(c => new { c.SchoolId, c.SecondId }).OnDelete(DeleteBehavior.Restrict);

            // Two have one chat, also when both start it at once.
            chat.HasIndex(c => new
                {
                    c.SchoolId,
                    c.FirstId,
                    c.SecondId,
                })
                .IsUnique()
                .HasFilter("first_id is not null");

            // A class has one of each expected chat, and a school one of each channel, however many people press the button at once.
            chat.HasIndex(c => new
                {
                    c.SchoolId,
                    c.ClassId,
                    c.Kind,
                })
                .IsUnique()
                .HasFilter("kind in ('ClassStudents', 'ClassParents', 'ClassTeachers')");
            chat.HasIndex(c => new { c.SchoolId, c.Kind }).IsUnique().HasFilter("kind in ('SchoolChannel', 'StaffChannel')");
        });

        builder.Entity<ChatMember>(member =>
        {
            member.OwnedBySchool(
                m => new
                {
                    m.SchoolId,
                    m.ChatId,
                    m.PersonId,
                },
                m => m.SchoolId == db.School
            );
            member.Property(m => m.LastSent).HasConversion(form => form!.Value.Value, value => new SentForm(value));
            member.HasIndex(m => new { m.SchoolId, m.PersonId });
            member.HasOne<Chat>().WithMany().HasForeignKey(m => new { m.SchoolId, m.ChatId }).OnDelete(DeleteBehavior.Restrict);
            member.HasOne<Person>().WithMany().HasForeignKey(m => new { m.SchoolId, m.PersonId }).OnDelete(DeleteBehavior.Restrict);
        });

        builder.HasDbFunction(() => db.MembersAt(Array.Empty<Guid>(), Array.Empty<Guid>(), Array.Empty<Guid>())).HasName("chat_members_at");

        builder.Entity<RuleException>(exception =>
        {
            exception.OwnedBySchool(e => new { e.SchoolId, e.Id }, e => e.SchoolId == db.School);
            exception.Property(e => e.From).HasColumnName("lifted_from");
            exception.Property(e => e.Until).HasColumnName("lifted_until");
            exception.Property(e => e.Reason).HasMaxLength(RuleException.MaxReason);
            exception.Property(e => e.Clause).HasMaxLength(20);
            exception.HasIndex(e => new
            {
                e.SchoolId,
                e.ChatId,
                e.Until,
            });
            exception.HasOne<Chat>().WithMany().HasForeignKey(e => new { e.SchoolId, e.ChatId }).OnDelete(DeleteBehavior.Restrict);
            exception.HasOne<Person>().WithMany().HasForeignKey(e => new { e.SchoolId, e.AllowedBy }).OnDelete(DeleteBehavior.Restrict);
            exception.HasOne<Person>().WithMany().HasForeignKey(e => new { e.SchoolId, e.EndedBy }).OnDelete(DeleteBehavior.Restrict);
            exception.HasOne<Edition>().WithMany().HasForeignKey(e => new { e.SchoolId, e.EditionId }).OnDelete(DeleteBehavior.Restrict);
        });

        builder.Entity<Message>(message =>
        {
            message.OwnedBySchool(
                m => new
                {
                    m.SchoolId,
                    m.ChatId,
                    m.Id,
                },
                m => m.SchoolId == db.School
            );
            message.Property(m => m.Text).HasMaxLength(Message.MaxText);
            message.ComplexProperty(m => m.Removal, removal => removal.Property(r => r.Clause).HasMaxLength(20));
            message.HasOne<Chat>().WithMany().HasForeignKey(m => new { m.SchoolId, m.ChatId }).OnDelete(DeleteBehavior.Restrict);
            message.HasOne<Person>().WithMany().HasForeignKey(m => new { m.SchoolId, m.AuthorId }).OnDelete(DeleteBehavior.Restrict);
        });

        builder.Entity<QueuedMessage>(queued =>
        {
            queued.OwnedBySchool(q => new { q.SchoolId, q.Id }, q => q.SchoolId == db.School);
            queued.Property(q => q.Text).HasMaxLength(Message.MaxText);
            queued.ComplexProperty(
                q => q.Clause,
                clause =>
                {
                    clause.Property(c => c.Number).HasMaxLength(20);
                    clause.Property(c => c.Summary).HasMaxLength(1000);
                }
            );
            queued.Property(q => q.Fragment).HasMaxLength(Message.MaxText);
            queued.ComplexProperty(q => q.Decision, decision => decision.Property(d => d.Reason).HasMaxLength(QueuedMessage.MaxReason));
            queued.HasIndex(q => q.DueAt).HasFilter("state = 'Waiting'");
            queued.HasIndex(q => new { q.SchoolId, q.State }).HasFilter("state in ('Waiting', 'Held')");
            queued.HasIndex(q => new
            {
                q.SchoolId,
                q.ChatId,
                q.AuthorId,
            });
            queued.HasOne<Chat>().WithMany().HasForeignKey(q => new { q.SchoolId, q.ChatId }).OnDelete(DeleteBehavior.Restrict);
            queued.HasOne<Person>().WithMany().HasForeignKey(q => new { q.SchoolId, q.AuthorId }).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
