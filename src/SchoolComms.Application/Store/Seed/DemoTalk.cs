using System.Collections.Immutable;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Store.Seed;

/// <summary>One line of a conversation. Who speaks is the same person throughout a thread.</summary>
/// <param name="Speaker">0 is the worker who leads the chat; 1 to 4 are women or girls, 5 to 8 men or boys: the words agree.</param>
/// <param name="Text">What is said.</param>
internal sealed record DemoLine(int Speaker, string Text);

/// <summary>What is talked about in the demonstration: threads of lines, with the words of a school or of a college.</summary>
internal sealed partial class DemoTalk
{
    // Form for form, so that the grammar of a line holds either way.
    private static readonly (string InSchool, string InCollege)[] Words =
    [
        ("{школе}", "колледже"),
        ("{школу}", "колледж"),
        ("{школы}", "колледжа"),
        ("{уроков}", "пар"),
        ("{уроки}", "пары"),
        ("{уроке}", "паре"),
        ("{классе}", "группе"),
        ("{классу}", "группе"),
        ("{класса}", "группы"),
        ("{ученики}", "студенты"),
        ("{учитель}", "преподаватель"),
        ("{классный}", "куратор"),
        ("{классном}", "кураторском"),
    ];

    private readonly bool college;

    public DemoTalk(SchoolKind kind) => college = kind == SchoolKind.College;

    public ImmutableArray<ImmutableArray<DemoLine>> Parents => Threads(ParentsOfAll + (college ? ParentsOfGroup : ParentsOfClass));

    public ImmutableArray<ImmutableArray<DemoLine>> Students => Threads(StudentsOfAll + (college ? StudentsOfGroup : StudentsOfClass));

    public ImmutableArray<ImmutableArray<DemoLine>> Teachers => Threads(TeachersOfAll);

    public ImmutableArray<ImmutableArray<DemoLine>> Subject => Threads(Mathematics);

    public ImmutableArray<ImmutableArray<DemoLine>> Management => Threads(DirectorAndTeachers);

    public ImmutableArray<ImmutableArray<DemoLine>> SchoolNews => Threads(SchoolChannel);

    public ImmutableArray<ImmutableArray<DemoLine>> StaffNews => Threads(StaffChannel);

    // A thread is a paragraph; a line starts with its speaker's number.
    private ImmutableArray<ImmutableArray<DemoLine>> Threads(string text) =>
        [
            .. InOurWords(text)
                .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(thread => thread.Split('\n').Select(line => new DemoLine(line[0] - '0', line[2..])).ToImmutableArray()),
        ];

    private string InOurWords(string text) =>
        Words.Aggregate(
            text,
            (told, word) => told.Replace(word.InSchool, college ? word.InCollege : word.InSchool.Trim('{', '}'), StringComparison.Ordinal)
        );
}
