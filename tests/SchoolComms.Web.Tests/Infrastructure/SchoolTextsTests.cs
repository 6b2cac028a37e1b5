using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Tests.Infrastructure;

public sealed class SchoolTextsTests
{
    private const string Chats = "Чаты [класса|группы] ведёт [его классный руководитель|её куратор].";

    [Theory]
    [InlineData(SchoolKind.School, "Чаты класса ведёт его классный руководитель.")]
    [InlineData(SchoolKind.College, "Чаты группы ведёт её куратор.")]
    [InlineData(null, "Чаты класса или группы ведёт его классный руководитель или её куратор.")]
    [Requirement("SCH-8")]
    public void A_text_speaks_as_the_school_does_and_outside_a_school_of_both(SchoolKind? kind, string said) =>
        Of(kind)[Chats].Value.ShouldBe(said);

    [Fact]
    public void Forms_that_follow_a_number_are_chosen_too() =>
        Of(SchoolKind.College).Count(5, "[ученик|студент]|[ученика|студента]|[учеников|студентов]").ShouldBe("5 студентов");

    [Fact]
    public void What_people_wrote_is_left_as_it_is() =>
        Of(SchoolKind.College)["[Класс|Группа] {0}", "[а|б] {1}"].Value.ShouldBe("Группа [а|б] {1}");

    /// <summary>A page may be missed by whoever walks through the portal; its text stands in the source all the same.</summary>
    [Fact]
    [Requirement("SCH-8")]
    public void No_text_in_the_source_speaks_to_a_college_as_to_a_school() =>
        (
            from text in Source(SchoolWords.Dictionaries)
            from word in SchoolWords.In(Of(SchoolKind.College)[text.Said].Value)
            select $"{text.File}: {word} in «{text.Said}»"
        ).ShouldBeEmpty();

    [Theory]
    [InlineData(SchoolKind.School)]
    [InlineData(SchoolKind.College)]
    [InlineData(null)]
    public void No_choice_in_the_source_is_left_open(SchoolKind? kind) =>
        Source([]).Where(text => Of(kind)[text.Said].Value.IndexOfAny(['[', ']']) >= 0).ShouldBeEmpty();

    /// <summary>What stands between quotation marks in Russian.</summary>
    private static IEnumerable<(string File, string Said)> Source(string[] without) =>
        from path in Repository.Files("src/SchoolComms.Web", "*.cs").Concat(Repository.Files("src/SchoolComms.Web", "*.cshtml"))
        let file = Path.GetRelativePath(Repository.Root, path)
        where !without.Contains(Path.GetFileName(path)) && !file.Contains("Pages/Dev/")
        from line in File.ReadLines(path)
        where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
        from text in line.Split('"')
        where text.Any(letter => letter is >= 'А' and <= 'я')
        select (file, text);

    internal static SchoolTexts Of(SchoolKind? kind)
    {
        var texts = new SchoolTexts(
            new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance)
        );
        var profile = SchoolProfile.Create("Заречье", "Заречье", "Новогорск", "Europe/Moscow", null, null).Value;
        if (kind is { } known)
            texts.Enter(School.SetUp("zarechye", known, profile, DateTimeOffset.UnixEpoch).Value);
        return texts;
    }
}
