using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Tests.Audit;

public sealed class RecordAnchorTests
{
    private static readonly SchoolId School = SchoolId.From(new Guid("0198a1f0-0000-7000-8000-000000000001"));
    private static readonly RecordAnchor Anchor = RecordAnchor.Of(
        School,
        1245,
        Convert.FromHexString(string.Concat(Enumerable.Repeat("3fa81cbe", 8)))
    );

    [Fact]
    public void It_is_printed_with_its_number_and_in_groups() =>
        Anchor.ToString().ShouldBe("№ 1245 · 3fa81cbe 3fa81cbe 3fa81cbe 3fa81cbe 3fa81cbe 3fa81cbe 3fa81cbe 3fa81cbe");

    [Fact]
    public void What_is_printed_can_be_typed_back() => RecordAnchor.Parse(School, $"№ {Anchor.Number}", Anchor.Seal).Value.ShouldBe(Anchor);

    [Fact]
    public void The_whole_anchor_may_be_pasted_as_its_seal() =>
        RecordAnchor.Parse(School, "1245", Anchor.ToString()).Value.ShouldBe(Anchor);

    [Fact]
    public void Capitals_spaces_and_Cyrillic_letters_do_not_matter()
    {
        var typed = string.Concat(Enumerable.Repeat(" 3FА8 1СВЕ\t", 8));

        RecordAnchor.Parse(School, " 12 45 ", typed).Value.ShouldBe(Anchor);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("12a")]
    [InlineData("99999999999999999999")]
    public void A_number_is_digits_from_1_on(string? number)
    {
        var read = RecordAnchor.Parse(School, number, Anchor.Hash);

        read.Error.ShouldBeOfType<AnchorNumberUnreadable>().Field.ShouldBe("Number");
    }

    [Theory]
    [InlineData(63)]
    [InlineData(65)]
    [InlineData(0)]
    public void A_seal_of_another_length_is_refused(int length)
    {
        var read = RecordAnchor.Parse(School, "1", new string('a', length));

        read.Error.ShouldBe(new AnchorSealUnreadable(length) { Field = "Seal" });
    }

    [Fact]
    public void A_seal_with_another_letter_is_refused() =>
        RecordAnchor.Parse(School, "1", Anchor.Hash[..^1] + "g").Error.ShouldBeOfType<AnchorSealUnreadable>();
}
