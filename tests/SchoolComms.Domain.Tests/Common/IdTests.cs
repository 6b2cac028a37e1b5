using System.Globalization;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Tests.Common;

/// <summary>Ids that pages of lists are cut by: "after this one" must mean exactly that, in every one of them.</summary>
public sealed class IdTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-03-11T10:00:00+03:00", CultureInfo.InvariantCulture);

    public static TheoryData<Type> Ordered { get; } = [.. typeof(NewId).Assembly.GetTypes().Where(IsOrderedId)];

    [Theory]
    [MemberData(nameof(Ordered))]
    public void What_was_made_later_is_greater(Type id)
    {
        var (earlier, later) = (Made(id, Now), Made(id, Now.AddMilliseconds(1)));

        Compare(id, earlier, later).ShouldBe("< <=");
        Compare(id, later, earlier).ShouldBe("> >=");
        Compare(id, later, later).ShouldBe("<= >=");
    }

    [Fact]
    public void A_messages_least_id_parts_what_was_sent_before_from_what_came_then()
    {
        var least = MessageId.LeastAt(Now);

        (NewId.Of<MessageId>(Now) > least).ShouldBeTrue();
        (NewId.Of<MessageId>(Now.AddMilliseconds(-1)) < least).ShouldBeTrue();
    }

    private static bool IsOrderedId(Type type) =>
        type.IsValueType && type.GetInterface(typeof(IId<>).Name) is not null && type.GetMethod("op_LessThan") is not null;

    private static object Made(Type id, DateTimeOffset at) => id.GetMethod(nameof(SchoolId.From))!.Invoke(null, [Guid.CreateVersion7(at)])!;

    private static string Compare(Type id, object left, object right)
    {
        var operators = new (string Sign, string Method)[]
        {
            ("<", "op_LessThan"),
            ("<=", "op_LessThanOrEqual"),
            (">", "op_GreaterThan"),
            (">=", "op_GreaterThanOrEqual"),
        };
        return string.Join(
            ' ',
            operators.Where(each => (bool)id.GetMethod(each.Method)!.Invoke(null, [left, right])!).Select(each => each.Sign)
        );
    }
}
