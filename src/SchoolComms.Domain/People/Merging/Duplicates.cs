namespace SchoolComms.Domain.People.Merging;

/// <summary>Two records that may be of one person, and what speaks for it.</summary>
public sealed record PossibleDuplicate<T>(T First, T Second, IReadOnlyList<Resemblance> Resemblances);

/// <summary>
/// Finds records that may be of one person. Only those that share a contact, a relative or nearly a name are compared:
/// the time grows with the people, not with their pairs.
/// </summary>
public static class Duplicates
{
    /// <param name="people">The records, each with what it tells.</param>
    /// <param name="isAsked">Whether a pair is of interest.</param>
    public static IReadOnlyList<PossibleDuplicate<T>> Among<T>(
        IReadOnlyList<(T Person, PersonTraits Traits)> people,
        Func<T, T, bool> isAsked
    )
    {
        var found = new List<PossibleDuplicate<T>>();
        foreach (var (first, second) in PairsToCompare(people).Order())
        {
            var (one, two) = (people[first], people[second]);
            if (isAsked(one.Person, two.Person) && one.Traits.ResemblanceTo(two.Traits) is { Count: > 0 } resemblances)
            {
                found.Add(new PossibleDuplicate<T>(one.Person, two.Person, resemblances));
            }
        }

        return found;
    }

    private static HashSet<(int First, int Second)> PairsToCompare<T>(IReadOnlyList<(T Person, PersonTraits Traits)> people)
    {
        var met = new Dictionary<string, List<int>>();
        var pairs = new HashSet<(int, int)>();
        for (var index = 0; index < people.Count; index++)
        {
            foreach (var mark in MarksOf(people[index].Traits).Distinct())
            {
                if (!met.TryGetValue(mark, out var others))
                {
                    met[mark] = others = [];
                }

                pairs.UnionWith(others.Select(other => (other, index)));
                others.Add(index);
            }
        }

        return pairs;
    }

    // Two names that differ by one letter have a common form with one letter left out.
    private static IEnumerable<string> MarksOf(PersonTraits traits)
    {
        var name = traits.Name.Key;
        IEnumerable<string> marks =
        [
            name,
            traits.Words,
            .. Enumerable.Range(0, name.Length).Select(letter => name.Remove(letter, 1)),
            .. traits.Family.Select(relative => $"family {relative}"),
        ];
        var born = traits.BirthDate is { } date ? FormattableString.Invariant($"born {date:O} {traits.GivenName}") : null;
        return marks.Concat(new[] { traits.Phone?.Value, traits.Email?.Value, born }.OfType<string>());
    }
}
