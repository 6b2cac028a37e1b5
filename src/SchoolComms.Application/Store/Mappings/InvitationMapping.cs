using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Store.Mappings;

internal static class InvitationMapping
{
    public static void MapInvitations(this ModelBuilder builder, SchoolCommsDb db)
    {
        builder.Entity<Invite>(invite =>
        {
            invite.OwnedBySchool(i => new { i.SchoolId, i.Id }, i => i.SchoolId == db.School);
            invite.Property(i => i.AnnulReason).HasMaxLength(200);
            invite.HasIndex(i => new { i.SchoolId, i.CodeHash }).IsUnique();
            invite.HasIndex(i => i.CodeHash);
            invite.HasOne<Person>().WithMany().HasForeignKey(i => new { i.SchoolId, i.IssuedBy }).OnDelete(DeleteBehavior.Restrict);
            invite.HasOne<Person>().WithMany().HasForeignKey(i => new { i.SchoolId, i.PersonId }).OnDelete(DeleteBehavior.Restrict);
            invite.HasOne<Person>().WithMany().HasForeignKey(i => new { i.SchoolId, i.AnnulledBy }).OnDelete(DeleteBehavior.Restrict);
            invite.HasOne<SchoolClass>().WithMany().HasForeignKey(i => new { i.SchoolId, i.ClassId }).OnDelete(DeleteBehavior.Restrict);
            invite.HasOne<Chat>().WithMany().HasForeignKey(i => new { i.SchoolId, i.ChatId }).OnDelete(DeleteBehavior.Restrict);

            // One personal link at a time for a person and a role; the database decides a race.
            invite
                .HasIndex(i => new
                {
                    i.SchoolId,
                    i.PersonId,
                    i.Role,
                })
                .IsUnique()
                .HasFilter("person_id is not null and annulled_at is null and used = 0")
                .HasDatabaseName("ix_invite_personal");
        });

        builder.Entity<InviteMail>(mail =>
        {
            mail.OwnedBySchool(m => new { m.SchoolId, m.Id }, m => m.SchoolId == db.School);
            mail.HasIndex(m => m.DueAt).HasFilter("state = 'Waiting'");
            mail.HasIndex(m => new
            {
                m.SchoolId,
                m.InviteId,
                m.Id,
            });

            // A link waits once for the post, however often the button is pressed.
            mail.HasIndex(m => new { m.SchoolId, m.InviteId }).IsUnique().HasFilter("state = 'Waiting'");
            mail.HasOne<Invite>().WithMany().HasForeignKey(m => new { m.SchoolId, m.InviteId }).OnDelete(DeleteBehavior.Restrict);
            mail.HasOne<Person>().WithMany().HasForeignKey(m => new { m.SchoolId, m.AskedBy }).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
