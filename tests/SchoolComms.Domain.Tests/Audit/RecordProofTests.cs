using System.Security.Cryptography;
using System.Text;
using SchoolComms.Domain.Audit;

namespace SchoolComms.Domain.Tests.Audit;

public sealed class RecordProofTests
{
    private static readonly Guid School = new("0198a1f0-0000-7000-8000-000000000001");

    [Fact]
    public void A_whole_record_holds()
    {
        var check = Check(Header(3), 1, 2, 3);

        check.Holds.ShouldBeTrue();
        check.Entries.ShouldBe(3);
        check.Header!.Record.ShouldBe("school1");
    }

    [Fact]
    public void A_record_without_entries_holds() => Check(Header(0) with { HeadHash = "" }).Holds.ShouldBeTrue();

    [Fact]
    public void A_whole_record_with_a_gap_does_not() => Check(Header(3) with { Count = 2 }, 1, 3).Fault.ShouldBe(ProofFault.ChainBroken);

    [Fact]
    public void A_whole_record_that_begins_later_does_not() =>
        Check(Header(3) with { Count = 2 }, 2, 3).Fault.ShouldBe(ProofFault.ChainBroken);

    [Fact]
    public void A_whole_record_without_its_tail_does_not_hold_even_where_the_count_was_adjusted() =>
        Check(Header(3) with { Count = 2 }, 1, 2).Fault.ShouldBe(ProofFault.CountDiffers);

    [Fact]
    public void A_whole_record_without_any_entry_does_not_hold_even_where_the_count_was_adjusted() =>
        Check(Header(3) with { Count = 0 }).Fault.ShouldBe(ProofFault.CountDiffers);

    [Fact]
    public void A_filtered_part_may_have_gaps() => Check(Filtered(2), 1, 3).Holds.ShouldBeTrue();

    [Fact]
    public void A_filtered_part_of_another_length_than_it_says_does_not_hold() =>
        Check(Filtered(2), 3).Fault.ShouldBe(ProofFault.CountDiffers);

    [Fact]
    public void Entries_out_of_order_do_not_hold() => Check(Filtered(2), 3, 1).Fault.ShouldBe(ProofFault.ChainBroken);

    [Fact]
    public void An_entry_twice_does_not_hold() => Check(Filtered(2), 1, 1).Fault.ShouldBe(ProofFault.ChainBroken);

    [Fact]
    public void An_entry_of_another_school_does_not_hold() =>
        Check(Header(3) with { School = new Guid("0198a1f0-0000-7000-8000-000000000002") }, 1, 2, 3)
            .Fault.ShouldBe(ProofFault.EntryChanged);

    [Fact]
    public void An_entry_under_another_number_than_was_hashed_does_not_hold()
    {
        var entry = Entries()[1] with { Number = 7 };

        RecordProof.Check([RecordProof.Write(Filtered(1)), RecordProof.Write(entry)]).Fault.ShouldBe(ProofFault.EntryChanged);
    }

    [Theory]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[1, 2]")]
    [InlineData("not JSON")]
    public void A_text_that_is_hashed_but_is_no_entry_does_not_hold(string canonical)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));

        RecordProof
            .Check([RecordProof.Write(Filtered(1)), RecordProof.Write(new ProofEntry(1, "", canonical, hash))])
            .Fault.ShouldBe(ProofFault.EntryChanged);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"number\":1}")]
    public void A_line_that_is_no_entry_is_found(string line) =>
        RecordProof.Check([RecordProof.Write(Filtered(1)), line]).Fault.ShouldBe(ProofFault.EntryUnreadable);

    [Fact]
    public void A_file_without_a_line_is_no_export() => RecordProof.Check([]).Fault.ShouldBe(ProofFault.HeaderUnreadable);

    private static ProofHeader Header(long count) =>
        new(
            "school1",
            School,
            new DateTimeOffset(2026, 3, 11, 7, 0, 0, TimeSpan.Zero),
            new Dictionary<string, string>(),
            count,
            count,
            count == 0 ? "" : Entries()[(int)count - 1].Hash
        );

    private static ProofHeader Filtered(long count) =>
        Header(3) with
        {
            Filter = new Dictionary<string, string> { ["kind"] = "Blocked" },
            Count = count,
        };

    private static ProofCheck Check(ProofHeader header, params int[] numbers) =>
        RecordProof.Check([RecordProof.Write(header), .. numbers.Select(number => RecordProof.Write(Entries()[number - 1]))]);

    private static List<ProofEntry> Entries()
    {
        var entries = new List<ProofEntry>();
        for (var number = 1; number <= 3; number++)
        {
            var previous = entries.Count == 0 ? "" : entries[^1].Hash;
            var canonical =
                $"[\"{School}\", {number}, 1773212400000000, \"{School}\", \"Blocked\", {{\"details\": {{\"reason\": \"№ {number}\"}}}}]";
            byte[] hashed = [.. Convert.FromHexString(previous), .. Encoding.UTF8.GetBytes(canonical)];
            entries.Add(new ProofEntry(number, previous, canonical, Convert.ToHexStringLower(SHA256.HashData(hashed))));
        }

        return entries;
    }
}
