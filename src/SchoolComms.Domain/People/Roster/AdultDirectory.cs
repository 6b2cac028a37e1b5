namespace SchoolComms.Domain.People.Roster;

/// <summary>The adults of the school and of the file. Same name and same telephone or e-mail: the same person; namesakes with other contacts are others.</summary>
internal sealed class AdultDirectory
{
    private readonly Dictionary<(string Name, string Contact), RosterAdult> byContact = [];
    private readonly Dictionary<string, List<RosterAdult>> byName = [];
    private readonly Dictionary<RosterAdult, ContactToAdd> contactsToAdd = [];

    public AdultDirectory(IEnumerable<RosterAdult> known)
    {
        foreach (var adult in known)
        {
            Add(adult);
        }
    }

    public IReadOnlyList<ContactToAdd> ContactsToAdd => [.. contactsToAdd.Values];

    public IReadOnlyList<RosterAdult> Namesakes(FullName name) => byName.GetValueOrDefault(name.Key) ?? [];

    /// <summary>Whether the person has a telephone or an e-mail, or gets one by this import.</summary>
    public bool HasContacts(RosterAdult adult) => adult.Phone is not null || adult.Email is not null || contactsToAdd.ContainsKey(adult);

    public RosterAdult? FindByContact(FullName name, PhoneNumber? phone, EmailAddress? email)
    {
        var key = name.Key;
        return Contacts(phone, email)
            .Select(contact => byContact.GetValueOrDefault((key, contact)))
            .FirstOrDefault(adult => adult is not null);
    }

    public void Add(RosterAdult adult)
    {
        var key = adult.Name.Key;
        if (!byName.TryGetValue(key, out var namesakes))
        {
            byName[key] = namesakes = [];
        }

        namesakes.Add(adult);
        foreach (var contact in Contacts(adult.Phone, adult.Email))
        {
            byContact.TryAdd((key, contact), adult);
        }
    }

    /// <summary>The person is also reached by these contacts; one of a kind that the person lacks, and no namesake has, becomes theirs.</summary>
    /// <returns>Whether a known person gets one.</returns>
    public bool Complete(RosterAdult adult, PhoneNumber? phone, EmailAddress? email)
    {
        var added = contactsToAdd.GetValueOrDefault(adult) ?? new ContactToAdd(adult, null, null);
        var newPhone = IsNew(adult, phone?.Value) && adult.Phone is null && added.Phone is null ? phone : null;
        var newEmail = IsNew(adult, email?.Value) && adult.Email is null && added.Email is null ? email : null;
        if (newPhone is null && newEmail is null)
        {
            return false;
        }

        if (adult.Id is null)
        {
            adult.Phone ??= newPhone;
            adult.Email ??= newEmail;
            return false;
        }

        contactsToAdd[adult] = added with { Phone = newPhone ?? added.Phone, Email = newEmail ?? added.Email };
        return true;
    }

    private bool IsNew(RosterAdult adult, string? contact) => contact is not null && byContact.TryAdd((adult.Name.Key, contact), adult);

    private static IEnumerable<string> Contacts(PhoneNumber? phone, EmailAddress? email) =>
        new[] { phone?.Value, email?.Value }.OfType<string>();
}
