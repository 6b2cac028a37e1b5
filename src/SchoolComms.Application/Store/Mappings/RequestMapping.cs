using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Store.Mappings;

internal static class RequestMapping
{
    public static void MapRequests(this ModelBuilder builder, SchoolCommsDb db)
    {
        builder.Entity<JoinRequest>(request =>
        {
            request.OwnedBySchool(r => new { r.SchoolId, r.Id }, r => r.SchoolId == db.School);
            request.Property(r => r.Note).HasMaxLength(JoinRequest.MaxText);
            request.Property(r => r.Reason).HasMaxLength(JoinRequest.MaxReason);
            request.HasIndex(r => new { r.SchoolId, r.CodeHash }).IsUnique();
            request.HasIndex(r => new
            {
                r.SchoolId,
                r.State,
                r.Id,
            });
            request.HasOne<SchoolClass>().WithMany().HasForeignKey(r => new { r.SchoolId, r.ClassId }).OnDelete(DeleteBehavior.Restrict);
            request.HasOne<Person>().WithMany().HasForeignKey(r => new { r.SchoolId, r.DecidedBy }).OnDelete(DeleteBehavior.Restrict);
            request.HasOne<Person>().WithMany().HasForeignKey(r => new { r.SchoolId, r.PersonId }).OnDelete(DeleteBehavior.Restrict);
            request.HasOne<Invite>().WithMany().HasForeignKey(r => new { r.SchoolId, r.InviteId }).OnDelete(DeleteBehavior.Restrict);
            request
                .HasMany(r => r.Questions)
                .WithOne()
                .HasForeignKey(q => new { q.SchoolId, q.RequestId })
                .OnDelete(DeleteBehavior.Restrict);
        });

        builder.Entity<JoinRequestQuestion>(question =>
        {
            question.OwnedBySchool(
                q => new
                {
                    q.SchoolId,
                    q.RequestId,
                    q.Number,
                },
                q => q.SchoolId == db.School
            );
            question.Property(q => q.Question).HasMaxLength(JoinRequest.MaxText);
            question.Property(q => q.Answer).HasMaxLength(JoinRequest.MaxText);
            question.HasOne<Person>().WithMany().HasForeignKey(q => new { q.SchoolId, q.AskedBy }).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
