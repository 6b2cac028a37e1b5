using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Store;

/// <summary>
/// Every use case that takes an id is asked, by people of each kind, with ids of another school, and in a second school that is
/// just like the first with ids of nothing: both say the same, so nothing of another school is known, and nothing of it changes.
/// </summary>
public sealed partial class ForeignIdsTests(ITestOutputHelper output)
{
    private const string Failed = "failed with ";

    private static readonly JsonSerializerOptions Json = new() { ReferenceHandler = ReferenceHandler.IgnoreCycles };

    private static readonly Func<TestSchool, Person>[] People =
    [
        school => school.Parent,
        school => school.ClassTeacher,
        school => school.Administrator,
        school => school.Director,
    ];

    [Fact]
    public async Task An_id_of_another_school_is_to_every_use_case_an_id_of_nothing()
    {
        var clock = TestClock.At("2026-03-11T10:00+03:00");
        await using var services = await TestServices.CreateAsync(clock);
        var other = await FurnishedSchool.CreateAsync(services);

        // Ids stand in the order of time: now all of the other school's stand before those of the two to come.
        clock.Advance(TimeSpan.FromHours(1));
        var before = await other.FingerprintAsync();
        var things = other.Things.DistinctBy(thing => thing.Kind).ToDictionary(thing => thing.Kind, thing => thing.Id);
        var calls = UseCaseCall.All();

        var foreign = SaidAsync(services, calls, Id);
        var nothing = SaidAsync(services, calls, kind => Beside(Id(kind)));
        var said = (await foreign).Zip(await nothing).ToList();

        output.WriteLine($"{calls.Count} methods of use cases, {said.Count} calls with ids of another school");
        calls.Count.ShouldBeGreaterThan(100);
        said.Where(pair => pair.First != pair.Second).Select(pair => $"{pair.First}\n      {pair.Second}").ShouldBeEmpty();
        said.Where(pair => pair.First.Contains(Failed, StringComparison.Ordinal)).Select(pair => pair.First).ShouldBeEmpty();
        (await other.FingerprintAsync()).ShouldBe(before);

        Guid Id(Type kind) =>
            things.TryGetValue(kind, out var id)
                ? id
                : throw new KeyNotFoundException($"Put a thing with a {kind.Name} into FurnishedSchool.");
    }

    // Of nothing, and it stands where the other does in any order: a page that begins behind it is the same.
    private static Guid Beside(Guid id)
    {
        var bytes = id.ToByteArray();
        bytes[^1] ^= 1;
        return new Guid(bytes);
    }

    private static async Task<List<string>> SaidAsync(IServiceProvider services, List<UseCaseCall> calls, Func<Type, Guid> idOf)
    {
        var school = (await FurnishedSchool.CreateAsync(services)).School;
        var said = new List<string>();
        foreach (var person in People)
        {
            var actor = await school.ActorAsync(person(school));
            foreach (var call in calls)
            {
                await using var scope = services.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<SchoolScope>().Enter(school.School.Id);
                var answer = await AnswerAsync(() => call.RunAsync(scope.ServiceProvider.GetRequiredService(call.UseCase), actor, idOf));
                said.Add($"{call.Name}: {Nameless().Replace(answer.Replace(school.Slug, ""), "")}");
            }
        }

        return said;
    }

    private static async Task<string> AnswerAsync(Func<Task<object?>> ask)
    {
        try
        {
            var result = await ask();
            var type = result?.GetType();
            if (type?.GetProperty(nameof(Result.Error))?.GetValue(result) is Error refusal)
                return $"{refusal.Kind} {refusal.GetType().Name}";

            return JsonSerializer.Serialize(type?.GetProperty("Value") is { } value ? value.GetValue(result) : result, Json);
        }
        catch (Exception bug) when (bug is not KeyNotFoundException)
        {
            return $"{Failed}{(bug as TargetInvocationException)?.InnerException ?? bug}";
        }
    }

    // Ids, and the numbers by which one test's school differs from another's.
    [GeneratedRegex(@"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=№ |\\u2116 |\\u2116\\u00A0)\d+|""Code"":""[^""]+""")]
    private static partial Regex Nameless();
}
