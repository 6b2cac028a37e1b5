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

    [Fact]
    public void A_newest_entry_other_than_the_file_names_does_not_hold()
    {
        var other = Header(3) with { HeadHash = Entries()[0].Hash };

        Check(other, 1, 2, 3).Fault.ShouldBe(ProofFault.HeadDiffers);
        Check(Filtered(1) with { HeadHash = other.HeadHash }, 3).Fault.ShouldBe(ProofFault.HeadDiffers);
        Check(Filtered(1) with { HeadHash = other.HeadHash }, 2).Holds.ShouldBeTrue("A part that ends earlier does not show the newest.");
    }

    [Fact]
    public void An_entry_that_was_made_anew_on_another_one_breaks_the_chain()
    {
        var entries = Entries();
        var forged = Hashed(2, entries[1].Hash, entries[1].Canonical);

        RecordProof
            .Check([RecordProof.Write(Header(3)), .. new[] { entries[0], forged, entries[2] }.Select(RecordProof.Write)])
            .ShouldSatisfyAllConditions(check => check.Fault.ShouldBe(ProofFault.ChainBroken), check => check.Entries.ShouldBe(1));
    }

    [Fact]
    public void What_is_no_hash_is_found_and_not_read_as_one()
    {
        var entry = Entries()[1];
        foreach (
            var broken in (ProofEntry[])
                [
                    entry with
                    {
                        Hash = entry.Hash.ToUpperInvariant(),
                    },
                    entry with
                    {
                        Previous = entry.Previous[1..],
                    },
                    entry with
                    {
                        Previous = $"g{entry.Previous[1..]}",
                    },
                    entry with
                    {
                        Previous = "",
                    },
                    Hashed(1, entry.Previous, entry.Canonical),
                ]
        )
            RecordProof.Check([RecordProof.Write(Filtered(1)), RecordProof.Write(broken)]).Fault.ShouldBe(ProofFault.EntryChanged);
    }

    [Theory]
    [InlineData("[\"school\", 1]")]
    [InlineData("[\"0198a1f0-0000-7000-8000-000000000001\", \"1\"]")]
    [InlineData("[\"0198a1f0-0000-7000-8000-000000000001\", 1.5]")]
    public void A_text_without_its_school_or_number_does_not_hold(string canonical) =>
        RecordProof
            .Check([RecordProof.Write(Filtered(1)), RecordProof.Write(Hashed(1, "", canonical))])
            .Fault.ShouldBe(ProofFault.EntryChanged);

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
            entries.Add(Hashed(number, previous, canonical));
        }

        return entries;
    }

    private static ProofEntry Hashed(long number, string previous, string canonical)
    {
        byte[] hashed = [.. Convert.FromHexString(previous), .. Encoding.UTF8.GetBytes(canonical)];
        return new ProofEntry(number, previous, canonical, Convert.ToHexStringLower(SHA256.HashData(hashed)));
    }
}
