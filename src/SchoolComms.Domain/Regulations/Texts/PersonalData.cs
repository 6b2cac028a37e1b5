namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>What sort of personal data was found.</summary>
public enum PersonalDataKind
{
    Phone,

    /// <summary>Series and number of a passport or birth certificate.</summary>
    IdentityDocument,

    /// <summary>The pension insurance number, with right check digits.</summary>
    Snils,

    /// <summary>A person's taxpayer number, with right check digits.</summary>
    Inn,

    /// <summary>A bank card's number, with a right check digit.</summary>
    Card,
    Email,

    /// <summary>Where somebody lives: a street with a flat, or a house said to be somebody's home.</summary>
    Address,
}

/// <summary>Personal data in a message.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Fragment">Where it stands.</param>
/// <param name="Value">A number's digits, or the text itself: the same for all spellings.</param>
public readonly record struct PersonalDataFinding(PersonalDataKind Kind, Fragment Fragment, string Value);

/// <summary>
/// Personal data that needs the person's written permission (S0 8.1, 8.3; S2 pp. 5, 6, 8): phones however they are spelled, passports
/// and birth certificates, SNILS, INN and card numbers with right check digits, e-mail and home addresses. Deliberately lets pass:
/// numbers of pages, exercises and rooms, prices, dates, marks, ISBN, numbers whose check digits are wrong, the address of a place that
/// is no home ("музей, ул. Садовая, 5"), names, and what the school publishes of itself.
/// </summary>
public static class PersonalData
{
    public static IEnumerable<PersonalDataFinding> Find(MessageText text) => Find(text, PublishedContacts.None);

    /// <summary>What was found, in order and not overlapping.</summary>
    public static IEnumerable<PersonalDataFinding> Find(MessageText text, PublishedContacts published)
    {
        var last = 0;
        var all = Numbers
            .Find(text)
            .Concat(SpelledPhones.Find(text))
            .Concat(EmailAddresses.Find(text))
            .Concat(SpelledEmails.Find(text))
            .Concat(HomeAddresses.Find(text));
        foreach (var finding in all.OrderBy(finding => finding.Fragment.Start))
        {
            if (finding.Fragment.Start < last)
            {
                continue;
            }

            last = finding.Fragment.End;
            if (!published.Include(finding))
            {
                yield return finding;
            }
        }
    }
}
