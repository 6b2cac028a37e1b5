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
public readonly record struct PersonalDataFinding(PersonalDataKind Kind, Fragment Fragment);

/// <summary>
/// Personal data that needs the person's written permission (S0 8.1, 8.3; S2 pp. 5, 6, 8): phones however they are spelled, passports
/// and birth certificates, SNILS, INN and card numbers with right check digits, e-mail and home addresses. Deliberately lets pass:
/// numbers of pages, exercises and rooms, prices, dates, marks, ISBN, numbers whose check digits are wrong, the address of a place that
/// is no home ("музей, ул. Садовая, 5"), and names.
/// </summary>
public static class PersonalData
{
    /// <summary>What was found, in order and not overlapping.</summary>
    public static IEnumerable<PersonalDataFinding> Find(string text)
    {
        var words = PlainWord.In(text);
        var last = 0;
        var all = Numbers
            .Find(text)
            .Concat(SpelledPhones.Find(text, words))
            .Concat(EmailAddresses.Find(text))
            .Concat(HomeAddresses.Find(text, words));
        foreach (var finding in all.OrderBy(finding => finding.Fragment.Start))
        {
            if (finding.Fragment.Start >= last)
            {
                yield return finding;
                last = finding.Fragment.End;
            }
        }
    }
}
