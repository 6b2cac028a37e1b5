using SchoolComms.Domain.Regulations.Texts;

namespace SchoolComms.Domain.Tests.Regulations.Texts;

/// <summary>Every text rule under its name, for tests that hold for all of them.</summary>
internal static class TextRules
{
    public static IReadOnlyDictionary<string, Func<string, IEnumerable<Fragment>>> All { get; } =
        new Dictionary<string, Func<string, IEnumerable<Fragment>>>
        {
            ["uninformative"] = UninformativeText.Find,
            ["obscene"] = ObsceneLanguage.Find,
            ["insult"] = Insults.Find,
            ["threat"] = Threats.Find,
            ["personal-data"] = text => PersonalData.Find(text).Select(finding => finding.Fragment),
            ["foreign-messenger"] = ForeignMessengers.Find,
            ["payment"] = PaymentData.Find,
            ["credentials"] = Credentials.Find,
        };

    public static IEnumerable<string> FindAll(string text) =>
        All.SelectMany(rule => rule.Value(text).Select(fragment => $"{rule.Key} '{fragment.Text}'"));
}
