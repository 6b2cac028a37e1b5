namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>
/// Payment documents, bank details and requests to transfer money (S2 p. 2): account numbers, "реквизиты", receipts that are handed on,
/// transfers to a card, an account or by a phone number, links and codes for paying. Deliberately lets pass: prices ("обед стоит 120
/// рублей"), money handed over in person, a translation ("переведите текст"), contour maps, and warnings about fraud.
/// </summary>
public static class PaymentData
{
    private const int AccountLength = 20;

    private static readonly Phrases Phrases = new("payment");

    /// <summary>Each document, detail or request as it was typed; account numbers first, then phrases.</summary>
    public static IEnumerable<Fragment> Find(MessageText text) => Accounts(text).Concat(Phrases.Find(text));

    // An account of a Russian bank has twenty digits and begins with 3 or 4.
    private static IEnumerable<Fragment> Accounts(MessageText text) =>
        text
            .Digits.Where(run => run.Digits.Length == AccountLength && run.Digits[0] is '3' or '4')
            .Select(run => text.Part(run.Start, run.End));
}
