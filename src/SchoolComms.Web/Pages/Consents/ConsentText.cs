using SchoolComms.Domain.Consents;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Web.Pages.Consents;

/// <summary>What the text of a consent says.</summary>
/// <param name="Giver">Whose will it is.</param>
/// <param name="Subject">Whose data.</param>
/// <param name="Given">The consent; null while it is being given, and place and term are still open.</param>
public sealed record ConsentText(string Giver, string Subject, bool IsChild, ConsentPurpose Purpose, Consent? Given, School School);
