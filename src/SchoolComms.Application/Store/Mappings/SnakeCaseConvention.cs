using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace SchoolComms.Application.Store.Mappings;

/// <summary>Tables in the singular and columns in snake_case, as PostgreSQL's users expect.</summary>
internal sealed partial class SnakeCaseConvention : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes().Where(type => !type.IsOwned()))
        {
            entity.Builder.ToTable(
                Snake(
                    entity.GetTableNameConfigurationSource() == ConfigurationSource.Explicit ? entity.GetTableName()! : entity.ClrType.Name
                )
            );
            NameColumns(entity, "");
        }

        foreach (var entity in modelBuilder.Metadata.GetEntityTypes())
            NameConstraints(entity);
    }

    private static void NameColumns(IConventionTypeBase type, string prefix)
    {
        foreach (var property in type.GetDeclaredProperties())
        {
            if (property.GetColumnNameConfigurationSource() is null)
                property.Builder.HasColumnName(prefix + Snake(property.Name));
        }

        foreach (var complex in type.GetDeclaredComplexProperties())
            NameColumns(complex.ComplexType, prefix + Snake(complex.Name) + "_");
    }

    private static void NameConstraints(IConventionEntityType entity)
    {
        foreach (var key in entity.GetDeclaredKeys())
            key.Builder.HasName(key.GetName()?.ToLowerInvariant());
        foreach (var foreignKey in entity.GetDeclaredForeignKeys())
            foreignKey.Builder.HasConstraintName(foreignKey.GetConstraintName()?.ToLowerInvariant());
        foreach (var index in entity.GetDeclaredIndexes())
            index.Builder.HasDatabaseName(index.GetDatabaseName()?.ToLowerInvariant());
    }

    private static string Snake(string name) => WordStart().Replace(name, "${end}_${start}").ToLowerInvariant();

    [GeneratedRegex("(?<end>[a-z0-9])(?<start>[A-Z])", RegexOptions.NonBacktracking)]
    private static partial Regex WordStart();
}
