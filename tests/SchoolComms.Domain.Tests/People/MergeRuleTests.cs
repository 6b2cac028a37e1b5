using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Merging;
using SchoolComms.Domain.Schools;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.People;

public sealed class MergeRuleTests
{
    private static readonly ClassId Fifth = NewId.Of<ClassId>(Start);
    private static readonly ClassId Sixth = NewId.Of<ClassId>(Start);

    [Fact]
    public void Two_records_of_people_who_are_there_become_one_and_no_record_becomes_itself()
    {
        var (one, other) = (Side(), Side());

        MergeRule.Check(one, other, related: false).IsRefused.ShouldBeFalse();
        MergeRule.Check(one, one, related: false).Error.ShouldBeOfType<SamePersonTwice>();
        MergeRule.Check(one, other, related: true).Error.ShouldBeOfType<ParentIsNotChild>();
    }

    [Fact]
    public void Whoever_has_left_is_not_merged()
    {
        var (present, gone) = (Side(), Side());
        gone.Person.Leave(Start);

        MergeRule.Check(present, gone, related: false).Error.ShouldBeOfType<OnlyPresentPeopleMerge>();
        MergeRule.Check(gone, present, related: false).Error.ShouldBeOfType<OnlyPresentPeopleMerge>();
    }

    [Fact]
    public void Two_who_learn_in_different_classes_are_not_one()
    {
        MergeRule.Check(Side(Fifth), Side(Sixth), related: false).Error.ShouldBeOfType<LearnInDifferentClasses>();
        MergeRule.Check(Side(Fifth, Sixth), Side(Fifth), related: false).Error.ShouldBeOfType<LearnInDifferentClasses>();
        MergeRule.Check(Side(Fifth, Sixth), Side(Sixth, Fifth), related: false).IsRefused.ShouldBeFalse();
        MergeRule.Check(Side(Fifth), Side(), related: false).IsRefused.ShouldBeFalse();
        MergeRule.Check(Side(), Side(Fifth), related: false).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void A_pair_of_two_people_is_one_pair_whichever_is_named_first()
    {
        var (one, other) = (Side().Person, Side().Person);

        var (pair, same) = (DistinctPeople.Are(one, other, Somebody(), Start), DistinctPeople.Are(other, one, Somebody(), Start));

        (pair.FirstId, pair.SecondId).ShouldBe((same.FirstId, same.SecondId));
        pair.FirstId.Value.CompareTo(pair.SecondId.Value).ShouldBeLessThan(0);
    }

    [Fact]
    public void The_one_person_has_what_was_chosen_of_both_and_the_other_record_points_to_it()
    {
        var (kept, other) = (Side().Person, Side().Person);
        var account = NewId.Of<AccountId>(Start);
        other.Join(account, Start).IsRefused.ShouldBeFalse();
        var facts = new MergedFacts(FullName.Parse("Котова Анна").Value, new DateOnly(2014, 5, 1), null, null, "Секретарь", "17", account);

        kept.Absorb(other, facts, Start.AddDays(1));

        (kept.Name, kept.BirthDate, kept.Post, kept.JournalId).ShouldBe((facts.Name, facts.BirthDate, "Секретарь", "17"));
        (kept.Account, kept.JoinedAt, kept.HasJoined).ShouldBe((account, Start, true));
        (other.Account, other.LeftAt, other.MergedInto).ShouldBe((null, Start.AddDays(1), kept.Id));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void The_one_person_has_joined_when_the_first_of_both_did(int kept, int other)
    {
        var (one, two) = (Side().Person, Side().Person);
        var account = NewId.Of<AccountId>(Start);
        one.Join(account, Start.AddDays(kept)).IsRefused.ShouldBeFalse();
        two.Join(NewId.Of<AccountId>(Start), Start.AddDays(other)).IsRefused.ShouldBeFalse();

        one.Absorb(two, new MergedFacts(one.Name, null, null, null, null, null, account), Start.AddDays(2));

        one.JoinedAt.ShouldBe(Start);
    }

    private static MergeSide Side(params ClassId[] learnsIn) =>
        new(Person.Register(NewId.Of<SchoolId>(Start), FullName.Parse("Орлова Анна").Value, Start), learnsIn);
}
