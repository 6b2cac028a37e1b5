using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Calendar;

namespace SchoolComms.Application.Store.Mappings;

/// <summary>A regulation as a document in the store; an older document is lifted to today's form here.</summary>
internal static class RegulationDocument
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new PostingHoursConverter() },
    };

    public static string Write(Regulation regulation) => JsonSerializer.Serialize(regulation, Options);

    public static Regulation Read(string json)
    {
        var regulation = JsonSerializer.Deserialize<Regulation>(json, Options)!;
        return Lifted(regulation) with
        {
            // JSON does not carry the order of clauses (2.9 before 2.10).
            Clauses = regulation.Clauses.WithComparers(ClauseOrder.Instance),
        };
    }

    // Rules that stood alone before their parameters did: they meant what the presets say.
    private static Regulation Lifted(Regulation stored) =>
        stored with
        {
            EarlyUnblocking = stored.EarlyUnblocking ?? (stored.Contains(Rule.EarlyUnblocking) ? EarlyUnblocking.Usual : null),
            Recording = stored.Recording ?? (stored.Contains(Rule.RecordingAgreed) ? new Recording(true, true) : null),
            StatusVerification =
                stored.StatusVerification ?? (stored.Contains(Rule.StatusVerified) ? new StatusVerification([Role.Teacher], []) : null),
        };

    private sealed class PostingHoursConverter : JsonConverter<PostingHours>
    {
        public override PostingHours Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var (from, until) = reader.GetString()!.Split('-') is [var first, var last] ? (first, last) : throw new JsonException();
            return PostingHours
                .Create(TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(until, CultureInfo.InvariantCulture))
                .Value;
        }

        public override void Write(Utf8JsonWriter writer, PostingHours value, JsonSerializerOptions options) =>
            writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{value.From:HH:mm:ss}-{value.Until:HH:mm:ss}"));
    }
}
