using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Store.Mappings;

/// <summary>How the domain's ids and value objects stand in columns.</summary>
internal static class ValueConversions
{
    /// <summary>Every typed id is a uuid; the ids are found in the domain, so that a new one cannot be forgotten.</summary>
    public static void UseIds(this ModelConfigurationBuilder builder)
    {
        var ids = typeof(SchoolId).Assembly.GetTypes().Where(type => type.IsValueType && type.GetInterfaces().Any(IsId));
        foreach (var id in ids)
            builder.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
    }

    public static void UseValueObjects(this ModelConfigurationBuilder builder)
    {
        builder.Properties<FullName>().HaveConversion<FullNameConverter>().HaveMaxLength(FullName.MaxLength);
        builder.Properties<PhoneNumber>().HaveConversion<PhoneNumberConverter>().HaveMaxLength(20);
        builder.Properties<EmailAddress>().HaveConversion<EmailAddressConverter>().HaveMaxLength(EmailAddress.MaxLength);
        builder.Properties<ClassName>().HaveConversion<ClassNameConverter>().HaveMaxLength(20);
        builder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    private static bool IsId(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IId<>);

    private sealed class IdConverter<T>() : ValueConverter<T, Guid>(id => id.Value, value => Make(value))
        where T : struct, IId<T>
    {
        private static T Make(Guid value) => T.From(value);
    }

    private sealed class FullNameConverter() : ValueConverter<FullName, string>(name => name.Stored, stored => FullName.FromStored(stored));

    private sealed class PhoneNumberConverter()
        : ValueConverter<PhoneNumber, string>(phone => phone.Value, stored => PhoneNumber.FromStored(stored));

    private sealed class EmailAddressConverter()
        : ValueConverter<EmailAddress, string>(email => email.Value, stored => EmailAddress.FromStored(stored));

    private sealed class ClassNameConverter()
        : ValueConverter<ClassName, string>(name => name.Value, stored => ClassName.FromStored(stored));

    // timestamptz takes instants in UTC only.
    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(time => time.ToUniversalTime(), stored => stored);
}
