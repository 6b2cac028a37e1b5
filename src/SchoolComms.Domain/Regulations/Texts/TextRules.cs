using System.Collections.Frozen;

namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>The rules that can be read off a text, and what finds each.</summary>
public static class TextRules
{
    private delegate IEnumerable<Fragment> Finder(MessageText text, PublishedContacts published);

    private static readonly FrozenDictionary<Rule, Finder> Finders = new Dictionary<Rule, Finder>
    {
        [Rule.Uninformative] = (text, _) => UninformativeText.Find(text),
        [Rule.Obscene] = (text, _) => ObsceneLanguage.Find(text),
        [Rule.Insult] = (text, _) => Insults.Find(text),
        [Rule.Threat] = (text, _) => Threats.Find(text),
        [Rule.PersonalData] = (text, published) => PersonalData.Find(text, published).Select(finding => finding.Fragment),
        [Rule.ForeignMessenger] = (text, _) => ForeignMessengers.Find(text),
        [Rule.Payment] = (text, _) => PaymentData.Find(text),
        [Rule.Credentials] = (text, _) => Credentials.Find(text),
    }.ToFrozenDictionary();

    /// <summary>Whether a text can show the rule.</summary>
    public static bool Knows(Rule rule) => Finders.ContainsKey(rule);

    /// <summary>Where the text meets the rule; nothing for a rule that no text shows.</summary>
    /// <param name="published">Contacts that anybody may write.</param>
    public static IEnumerable<Fragment> Find(Rule rule, MessageText text, PublishedContacts published) =>
        Finders.TryGetValue(rule, out var find) ? find(text, published) : [];
}
