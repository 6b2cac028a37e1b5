using System.Collections.Immutable;
using System.Reflection;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Tests.Infrastructure;

public sealed class ErrorTextsTests
{
    private static readonly Dictionary<Type, object[]> Simple = new()
    {
        [typeof(string)] = ["Т-11"],
        [typeof(bool)] = [true, false],
        [typeof(int)] = [3],
        [typeof(long)] = [3L],
        [typeof(DateOnly)] = [new DateOnly(2026, 3, 11)],
        [typeof(DateTimeOffset)] = [DateTimeOffset.Parse(WebApp.UsualNow)],
        [typeof(FullName)] = [FullName.Parse("Лесков Артём Павлович").Value],
        [typeof(ClassName)] = [ClassName.Parse("Т-11").Value],
        [typeof(Error)] = [new NotFound("")],
    };

    private static readonly MethodInfo ImmutableArrayOf = typeof(ImmutableArray)
        .GetMethods()
        .Single(method => method.Name == nameof(ImmutableArray.Create) && method.GetParameters() is [{ ParameterType.IsArray: true }]);

    [Fact]
    [Requirement("SCH-8")]
    public void No_refusal_speaks_to_a_college_as_to_a_school()
    {
        var texts = new ErrorTexts(SchoolTextsTests.Of(SchoolKind.College));

        var said = Refusals().Select(texts.Of).ToList();

        said.Count.ShouldBeGreaterThan(250);
        said.SelectMany(SchoolWords.In).ShouldBeEmpty();
    }

    /// <summary>One of each kind of refusal, and one more for each value that its sentence may turn on.</summary>
    private static IEnumerable<Error> Refusals() =>
        from assembly in (Assembly[])[typeof(Error).Assembly, typeof(SchoolScope).Assembly]
        from type in assembly.GetTypes()
        where type.IsSubclassOf(typeof(Error)) && !type.IsAbstract
        from refusal in Samples(type)
        select (Error)refusal;

    // All samples of one argument, beside the first of each other.
    private static IEnumerable<object> Samples(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } some)
            return Samples(some);
        if (type.IsEnum)
            return Enum.GetValues(type).Cast<object>();
        if (type.IsGenericType && type.GetGenericArguments() is [var item])
            return [ListOf(item, type)];
        if (Simple.TryGetValue(type, out var values))
            return values;

        var constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        object[][] samples = [.. constructor.GetParameters().Select(parameter => Samples(parameter.ParameterType).ToArray())];
        return samples.Length == 0
            ? [constructor.Invoke([])]
            : samples.SelectMany((all, at) => all.Select(one => constructor.Invoke([.. samples.Select((of, i) => i == at ? one : of[0])])));
    }

    private static object ListOf(Type item, Type list)
    {
        var values = Samples(item).ToArray();
        var array = Array.CreateInstance(item, values.Length);
        values.CopyTo(array, 0);
        return list.IsInterface ? array : ImmutableArrayOf.MakeGenericMethod(item).Invoke(null, [array])!;
    }
}
