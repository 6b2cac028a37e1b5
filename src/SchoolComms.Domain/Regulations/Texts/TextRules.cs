namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>The rules that can be read off a text, and what finds each.</summary>
public static class TextRules
{
    /// <summary>Where the text meets the rule; nothing for a rule that no text shows.</summary>
    /// <param name="published">Contacts that anybody may write.</param>
    public static IEnumerable<Fragment> Find(Rule rule, MessageText text, PublishedContacts published) =>
        rule switch
        {
            Rule.Uninformative => UninformativeText.Find(text),
            Rule.Obscene => ObsceneLanguage.Find(text),
            Rule.Insult => Insults.Find(text),
            Rule.Threat => Threats.Find(text),
            Rule.PersonalData => PersonalData.Find(text, published).Select(finding => finding.Fragment),
            Rule.ForeignMessenger => ForeignMessengers.Find(text),
            Rule.Payment => PaymentData.Find(text),
            Rule.Credentials => Credentials.Find(text),
            _ => [],
        };
}
