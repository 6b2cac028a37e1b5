using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Store.Mappings;

internal static class OwnedBySchoolMapping
{
    /// <summary>The key starts with the school, the school exists, and every query is filtered by the school of the scope.</summary>
    public static void OwnedBySchool<T>(
        this EntityTypeBuilder<T> entity,
        Expression<Func<T, object?>> key,
        Expression<Func<T, bool>> ofSchool
    )
        where T : class
    {
        entity.HasKey(key);
        foreach (var property in entity.Metadata.FindPrimaryKey()!.Properties)
            property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;

        entity.HasOne<School>().WithMany().HasForeignKey("SchoolId").OnDelete(DeleteBehavior.Restrict);
        entity.HasQueryFilter(SchoolCommsDb.SchoolFilter, ofSchool);
    }
}
