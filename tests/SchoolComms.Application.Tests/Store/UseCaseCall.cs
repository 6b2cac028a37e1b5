using System.Collections;
using System.Reflection;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Store;

/// <summary>A public method of a use case that somebody asks something of by an id, and arguments for it.</summary>
internal sealed record UseCaseCall(Type UseCase, MethodInfo Method)
{
    /// <summary>Values of types that make themselves from a text.</summary>
    private static readonly object[] Samples =
    [
        FullName.Parse("Образцова Анна Ильинична").Value,
        PhoneNumber.Parse("+7 900 700-00-09").Value,
        EmailAddress.Parse("sample@family.example").Value,
        ClassName.Parse("7Б").Value,
        SampleFiles.Pdf,
        new DateOnly(2026, 3, 11),
        new DateTime(2026, 3, 11, 9, 0, 0),
        new DateTimeOffset(2026, 3, 11, 9, 0, 0, TimeSpan.Zero),
    ];

    public string Name => $"{UseCase.Name}.{Method.Name}";

    /// <summary>Every method that takes somebody who acts and, however deep in its arguments, an id.</summary>
    public static List<UseCaseCall> All() =>
        [
            .. from type in typeof(UseCases).Assembly.GetExportedTypes()
            where type is { IsSealed: true, IsAbstract: false } && type.GetMethods().Any(method => method.Name == "RunAsync")
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            let parameters = method.GetParameters().Select(parameter => parameter.ParameterType).ToList()
            where parameters.Contains(typeof(Actor)) && parameters.Exists(parameter => HasId(parameter, 4))
            orderby type.Name, method.Name
            select new UseCaseCall(type, method),
        ];

    /// <summary>Calls it.</summary>
    public async Task<object?> RunAsync(object useCase, Actor actor, Func<Type, Guid> idOf)
    {
        var arguments = Method.GetParameters().Select(parameter => Make(parameter.ParameterType, actor, idOf)).ToArray();
        var task = (Task)Method.Invoke(useCase, arguments)!;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task);
    }

    private static object? Make(Type type, Actor actor, Func<Type, Guid> idOf)
    {
        if (type == typeof(Actor))
            return actor;
        if (type == typeof(CancellationToken))
            return TestContext.Current.CancellationToken;
        if (type == typeof(string))
            return "Текст";
        if (type == typeof(Guid))
            return idOf(type);
        if (IsId(type))
            return Activator.CreateInstance(type, idOf(type));
        if (Nullable.GetUnderlyingType(type) is { } given)
            return Make(given, actor, idOf);
        if (Array.Find(Samples, type.IsInstanceOfType) is { } sample)
            return sample;
        if (type.IsEnum)
            return Enum.GetValues(type).Cast<object>().Last();
        if (type == typeof(int) || type == typeof(long))
            return Convert.ChangeType(1, type, null);
        if (type == typeof(bool) || typeof(Delegate).IsAssignableFrom(type))
            return type.IsValueType ? false : null;
        if (ElementOf(type) is { } element)
            return Many(type, element, actor, idOf);

        var constructor = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length);
        return constructor?.Invoke([.. constructor.GetParameters().Select(parameter => Make(parameter.ParameterType, actor, idOf))]);
    }

    // Of what no argument is made of, none.
    private static object Many(Type type, Type element, Actor actor, Func<Type, Guid> idOf)
    {
        if (element.IsGenericType && element.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
            return Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(element.GetGenericArguments()))!;

        var one = Make(element, actor, idOf);
        var array = Array.CreateInstance(element, one is null ? 0 : 1);
        if (one is not null)
            array.SetValue(one, 0);
        return type.IsAssignableFrom(array.GetType())
            ? array
            : Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(element), array)!;
    }

    private static bool HasId(Type type, int depth) =>
        depth > 0
        && type != typeof(Actor)
        && (
            IsId(type)
            || (Nullable.GetUnderlyingType(type) is { } given && HasId(given, depth))
            || (ElementOf(type) is { } element && HasId(element, depth))
            || (
                type.Namespace?.StartsWith("SchoolComms.", StringComparison.Ordinal) == true
                && type.GetConstructors().Any(one => one.GetParameters().Any(parameter => HasId(parameter.ParameterType, depth - 1)))
            )
        );

    private static bool IsId(Type type) =>
        type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IId<>));

    private static Type? ElementOf(Type type) =>
        type == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(type) ? null
        : type.IsArray ? type.GetElementType()
        : type.GetInterfaces()
            .Append(type)
            .FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            ?.GetGenericArguments()[0];
}
