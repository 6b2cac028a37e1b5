using System.Text.RegularExpressions;
using SchoolComms.Testing;

namespace SchoolComms.Web.Tests.Infrastructure;

public sealed partial class IconsTests
{
    [Fact]
    public void Every_icon_that_a_page_names_is_in_the_sprite_and_none_beside()
    {
        var sprite = File.ReadAllText(Repository.PathOf("src", "SchoolComms.Web", "icons.txt")).Split('\n').Where(name => name.Length > 0);
        var pages = Repository.Files("src/SchoolComms.Web", "*.cshtml").Select(File.ReadAllText).ToList();
        var code = Repository.Files("src/SchoolComms.Web", "*.cs").Select(File.ReadAllText);
        var named = pages.SelectMany(page => Named().Matches(page)).Select(match => match.Groups["icon"].Value);

        named.Except(sprite).ShouldBeEmpty();
        sprite.Where(icon => !pages.Concat(code).Any(text => text.Contains($"\"{icon}\""))).ShouldBeEmpty();
    }

    [GeneratedRegex(@"(<icon name|\bicon)=""(?<icon>[a-z0-9-]+)""")]
    private static partial Regex Named();
}
