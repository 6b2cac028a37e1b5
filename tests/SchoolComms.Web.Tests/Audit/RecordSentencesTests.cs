using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;
using SchoolComms.Web.Pages.Audit;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Audit;

public sealed class RecordSentencesTests
{
    [Fact]
    public void Every_kind_of_act_has_words_of_its_own()
    {
        var profile = SchoolProfile.Create("Школа № 1", "Школа № 1", "Новогорск", "Europe/Moscow", null, null).Value;
        var school = School.SetUp("school1", SchoolKind.School, profile, DateTimeOffset.Parse(WebApp.UsualNow)).Value;
        var sentences = new RecordSentences(new Words(new EchoLocalizer()), school);

        var said = Enum.GetValues<AuditKind>().Select(sentences.Of).ToList();

        said.ShouldNotContain("Другое действие");
        said.ShouldBeUnique();
    }
}
