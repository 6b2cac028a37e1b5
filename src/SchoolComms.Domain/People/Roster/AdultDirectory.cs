namespace SchoolComms.Domain.People.Roster;

/// <summary>An adult as a line of the file names them.</summary>
internal sealed record WrittenAdult(FullName Name, PhoneNumber? Phone, EmailAddress? Email, string? Post = null)
{
    public IEnumerable<string> Contacts => new[] { Phone?.Value, Email?.Value }.OfType<string>();
}

/// <summary>The adults of the school and of the file. Same name and same telephone or e-mail: the same person; namesakes with other contacts are others.</summary>
internal sealed class AdultDirectory
{
    private readonly Dictionary<(string Name, string Contact), RosterAdult> byContact = [];
    private readonly Dictionary<string, List<RosterAdult>> byName = [];
    private readonly Dictionary<RosterAdult, AdultCorrection> corrections = [];
    private readonly HashSet<(string Name, string Value)> written = [];
    private readonly HashSet<RosterAdult> met = [];

    /// <param name="known">The adults of the school.</param>
    /// <param name="file">Everybody whom the file names: what it writes anywhere as the school has it stays so.</param>
    public AdultDirectory(IEnumerable<RosterAdult> known, IEnumerable<WrittenAdult> file)
    {
        foreach (var adult in known)
        {
            Add(adult);
        }

        foreach (var adult in file)
        {
            written.UnionWith(
                adult.Contacts.Append(adult.Name.Full).Append(adult.Post).OfType<string>().Select(value => (adult.Name.Key, value))
            );
        }
    }

    public IReadOnlyList<AdultCorrection> Corrections => [.. corrections.Values];

    public IReadOnlyList<RosterAdult> Namesakes(FullName name) => byName.GetValueOrDefault(name.Key) ?? [];

    /// <summary>Whether the person has a telephone or an e-mail, or gets one by this import.</summary>
    public bool HasContacts(RosterAdult adult) =>
        adult.Phone is not null
        || adult.Email is not null
        || corrections.GetValueOrDefault(adult) is { Phone: not null } or { Email: not null };

    /// <summary>Whether a line of the file has been found to name the person.</summary>
    public bool IsMet(RosterAdult adult) => met.Contains(adult);

    public RosterAdult? FindByContact(WrittenAdult entry)
    {
        var key = entry.Name.Key;
        return entry.Contacts.Select(contact => byContact.GetValueOrDefault((key, contact))).FirstOrDefault(adult => adult is not null);
    }

    public void Add(RosterAdult adult)
    {
        var key = adult.Name.Key;
        if (!byName.TryGetValue(key, out var namesakes))
        {
            byName[key] = namesakes = [];
        }

        namesakes.Add(adult);
        foreach (var contact in new[] { adult.Phone?.Value, adult.Email?.Value }.OfType<string>())
        {
            byContact.TryAdd((key, contact), adult);
        }
    }

    /// <summary>The line names this person: their contacts lead to them from now on, and what the school has otherwise is corrected.</summary>
    /// <returns>Whether a known person is corrected.</returns>
    public bool Meet(RosterAdult adult, WrittenAdult entry)
    {
        met.Add(adult);
        var newPhone = IsNew(adult, entry.Phone?.Value) ? entry.Phone : null;
        var newEmail = IsNew(adult, entry.Email?.Value) ? entry.Email : null;
        if (adult.Id is null)
        {
            adult.Phone ??= newPhone;
            adult.Email ??= newEmail;
            return false;
        }

        var before = corrections.GetValueOrDefault(adult) ?? new AdultCorrection(adult, null, null, null, null);
        var after = before with
        {
            Name = before.Name ?? (Spelling.Improves(adult.Name, entry.Name) && IsFree(adult, adult.Name.Full) ? entry.Name : null),
            Phone = before.Phone ?? (IsFree(adult, adult.Phone?.Value) ? newPhone : null),
            Email = before.Email ?? (IsFree(adult, adult.Email?.Value) ? newEmail : null),
            Post = before.Post ?? (entry.Post != adult.Post && IsFree(adult, adult.Post) ? entry.Post : null),
        };
        if (after == before)
        {
            return false;
        }

        corrections[adult] = after;
        return true;
    }

    // What no namesake has: a contact leads to one person.
    private bool IsNew(RosterAdult adult, string? contact) => contact is not null && byContact.TryAdd((adult.Name.Key, contact), adult);

    private bool IsFree(RosterAdult adult, string? value) => value is null || !written.Contains((adult.Name.Key, value));
}

/// <summary>Which of two spellings of one name is worth having.</summary>
internal static class Spelling
{
    /// <summary>Whether the new spelling is another one, and not just the old without its «ё».</summary>
    public static bool Improves(FullName old, FullName @new) => old != @new && WithoutYo(old.Full) != @new.Full;

    private static string WithoutYo(string name) => name.Replace('ё', 'е').Replace('Ё', 'Е');
}
