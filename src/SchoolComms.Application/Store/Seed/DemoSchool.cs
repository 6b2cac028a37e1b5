using System.Collections.Immutable;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Presets;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Store.Seed;

/// <summary>The plan of one demonstration school.</summary>
/// <param name="Number">Makes telephone numbers and chances differ from school to school.</param>
/// <param name="Slug">The name in addresses.</param>
/// <param name="Preset">The key of the regulation that it lives by.</param>
/// <param name="Kind">School or college.</param>
internal sealed record DemoSchool(int Number, string Slug, string Preset, SchoolKind Kind)
{
    public required string FullName { get; init; }
    public required string ShortName { get; init; }
    public required string Locality { get; init; }
    public required string TimeZone { get; init; }

    /// <summary>The first is the class of the sign-ins, the second its parallel class; both have chats.</summary>
    public required ImmutableArray<string> Classes { get; init; }

    public Regulation Regulation => RegulationPreset.Find(Preset)!.Regulation;

    public School SetUp(DemoDays days) =>
        School
            .SetUp(
                Slug,
                Kind,
                SchoolProfile.Create(FullName, ShortName, Locality, TimeZone, EmailOf("office").Value, null).Value,
                days.At(days.Ago(DemoDays.SetUp), 9, 0)
            )
            .Value;

    public EmailAddress EmailOf(string name) => EmailAddress.Parse($"{name}@{Slug}.example").Value;

    /// <summary>A number that no other demonstration person has.</summary>
    public PhoneNumber Phone(int person) => PhoneNumber.Parse($"+7900{Number:000}{person:0000}").Value;

    public static Order Order(int number, DateOnly date) => new($"{number}-од", date);
}
