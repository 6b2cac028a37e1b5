using System.Collections.Immutable;

namespace SchoolComms.Domain.Regulations.Presets;

/// <summary>One of the five source regulations as a starting point for a school.</summary>
/// <param name="Key">The stable name that forms and the demo use.</param>
/// <param name="Name">What the administrator chooses by.</param>
/// <param name="Explanation">Two lines on how it differs.</param>
/// <param name="Regulation">The regulation itself.</param>
public sealed record RegulationPreset(string Key, string Name, string Explanation, Regulation Regulation)
{
    public static readonly ImmutableArray<RegulationPreset> All =
    [
        InteractionOrder.Preset,
        GroupChatRegulation.Preset,
        PostingHoursOrder.Preset,
        ModelRegulation.Preset,
        CollegeRegulation.Preset,
    ];

    public static RegulationPreset? Find(string key) => All.FirstOrDefault(preset => preset.Key == key);
}
