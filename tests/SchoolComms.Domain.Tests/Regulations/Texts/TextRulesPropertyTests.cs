using FsCheck;
using FsCheck.Fluent;

namespace SchoolComms.Domain.Tests.Regulations.Texts;

public class TextRulesPropertyTests
{
    private static readonly IReadOnlyList<string> Words =
    [
        "завтра",
        "урок",
        "колебаться",
        "и",
        "страховать",
        "5А",
        "рубля",
        "тетрадь",
        "Ok",
        "hello",
    ];

    private static readonly IReadOnlyList<string> Offences =
    [
        "х у й",
        "пи3дец",
        "cyka",
        "blyat",
        "ты козёл",
        "дебил",
        "убью тебя",
        "89121234567",
        "ivan@mail.example",
        "пишите в телеграм",
        "переведите на карту 500",
        "пароль: Qwerty123",
    ];

    [Fact]
    public void Examining_twice_finds_the_same() => ForAny(text => All(text).SequenceEqual(All(text)));

    [Fact]
    public void Fragments_lie_inside_the_text_and_are_its_parts() =>
        ForAny(text =>
            TextRules
                .All.Values.SelectMany(find => find(text))
                .All(found =>
                    found.Length > 0 && found.Start >= 0 && found.End <= text.Length && text[found.Start..found.End] == found.Text
                )
        );

    [Fact]
    public void An_innocent_word_before_or_after_never_hides_a_finding() =>
        Prop.ForAll(
                Gen.Elements(Offences.AsEnumerable())
                    .Zip(Gen.ListOf(Gen.Elements(Words.AsEnumerable())))
                    .Zip(Gen.ListOf(Gen.Elements(Words.AsEnumerable())))
                    .ToArbitrary(),
                pair =>
                {
                    var ((offence, before), after) = pair;
                    var text = string.Join(' ', [.. before, offence, .. after]);
                    return TextRules
                        .All.Where(rule => rule.Key != "uninformative")
                        .All(rule => !rule.Value(offence).Any() || rule.Value(text).Any());
                }
            )
            .QuickCheckThrowOnFailure();

    private static void ForAny(Func<string, bool> property)
    {
        var pieces = Gen.OneOf(
            Gen.Elements(Offences.AsEnumerable()),
            Gen.Elements(Words.AsEnumerable()),
            ArbMap.Default.ArbFor<NonNull<string>>().Generator.Select(text => text.Get),
            Gen.Elements("*", "\u0301", "\u200b", "👨‍👩‍👧", "1️⃣", "\ud83d", "@", "}{", "+7", ":D", "\u0306", "ｘ", "кв. 5", "ул.")
        );
        Prop.ForAll(Gen.ListOf(pieces).Select(list => string.Concat(list)).ToArbitrary(), property).QuickCheckThrowOnFailure();
    }

    private static List<string> All(string text) => [.. TextRules.FindAll(text)];
}
