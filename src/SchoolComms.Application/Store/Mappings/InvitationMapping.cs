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
            invite.HasOne<Person>().WithMany().HasForeignKey(i => new { i.SchoolId, i.AnnulledBy }).OnDelete(DeleteBehavior.Restrict);
            invite.HasOne<SchoolClass>().WithMany().HasForeignKey(i => new { i.SchoolId, i.ClassId }).OnDelete(DeleteBehavior.Restrict);
            invite.HasOne<Chat>().WithMany().HasForeignKey(i => new { i.SchoolId, i.ChatId }).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
