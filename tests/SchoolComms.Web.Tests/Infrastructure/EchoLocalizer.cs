using Microsoft.Extensions.Localization;

namespace SchoolComms.Web.Tests.Infrastructure;

/// <summary>Answers with the key, or with a translation that the test gives.</summary>
internal sealed class EchoLocalizer(params (string Key, string Translation)[] translations) : IStringLocalizer<Texts>
{
    public LocalizedString this[string name] =>
        translations.FirstOrDefault(one => one.Key == name) is { Translation: { } found }
            ? new LocalizedString(name, found)
            : new LocalizedString(name, name, resourceNotFound: true);

    public LocalizedString this[string name, params object[] arguments] => new(name, string.Format(null, this[name].Value, arguments));

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
}
