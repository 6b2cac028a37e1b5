using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Store.Mappings;

internal static class FileMapping
{
    public static void MapFiles(this ModelBuilder builder, SchoolCommsDb db) =>
        builder.Entity<StoredFile>(file =>
        {
            file.OwnedBySchool(f => new { f.SchoolId, f.Id }, f => f.SchoolId == db.School);
            file.Property(f => f.Name).HasMaxLength(StoredFile.MaxName);
            file.HasOne<Person>().WithMany().HasForeignKey(f => new { f.SchoolId, f.UploadedBy }).OnDelete(DeleteBehavior.Restrict);
        });
}
