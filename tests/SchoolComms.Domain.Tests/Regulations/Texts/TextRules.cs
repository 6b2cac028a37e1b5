using SchoolComms.Domain.Regulations.Texts;

namespace SchoolComms.Domain.Tests.Regulations.Texts;

/// <summary>Every text rule under its name, for tests that hold for all of them.</summary>
internal static class TextRules
{
    public static IReadOnlyDictionary<string, Func<string, IEnumerable<Fragment>>> All { get; } =
        new Dictionary<string, Func<string, IEnumerable<Fragment>>>
        {
            ["uninformative"] = text => UninformativeText.Find(text),
            ["obscene"] = text => ObsceneLanguage.Find(text),
            ["insult"] = text => Insults.Find(text),
            ["threat"] = text => Threats.Find(text),
            ["personal-data"] = text => PersonalData.Find(text).Select(finding => finding.Fragment),
            ["foreign-messenger"] = text => ForeignMessengers.Find(text),
            ["payment"] = text => PaymentData.Find(text),
            ["credentials"] = text => Credentials.Find(text),
        };

    public static IEnumerable<string> FindAll(string text) =>
        All.SelectMany(rule => rule.Value(text).Select(fragment => $"{rule.Key} '{fragment.Text}'"));
}
