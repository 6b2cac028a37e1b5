using System.Collections.Frozen;

namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>The rules that can be read off a text, and what finds each.</summary>
public static class TextRules
{
    private static readonly FrozenDictionary<Rule, Func<string, IEnumerable<Fragment>>> Finders = new Dictionary<
        Rule,
        Func<string, IEnumerable<Fragment>>
    >
    {
        [Rule.Uninformative] = UninformativeText.Find,
        [Rule.Obscene] = ObsceneLanguage.Find,
        [Rule.Insult] = Insults.Find,
        [Rule.Threat] = Threats.Find,
        [Rule.PersonalData] = text => PersonalData.Find(text).Select(finding => finding.Fragment),
        [Rule.ForeignMessenger] = ForeignMessengers.Find,
        [Rule.Payment] = PaymentData.Find,
        [Rule.Credentials] = Credentials.Find,
    }.ToFrozenDictionary();

    /// <summary>Where the text meets the rule; nothing for a rule that no text shows.</summary>
    public static IEnumerable<Fragment> Find(Rule rule, string text) => Finders.TryGetValue(rule, out var find) ? find(text) : [];
}
