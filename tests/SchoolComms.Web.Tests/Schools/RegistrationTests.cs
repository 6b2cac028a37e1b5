using System.Net;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Schools;

public sealed class RegistrationTests
{
    [Theory]
    [Requirement("SCH-3")]
    [InlineData("group-chats", "п. 2.1")]
    [InlineData("model", "п. 2.1")]
    public async Task The_application_carries_the_order_and_the_administrators_contacts(string preset, string clause)
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, preset);
        await ReachableAsync(school, "+79161112233");
        var administrator = await app.ClientAsync(school, school.Administrator);

        var page = await (await administrator.GetAsync($"/s/{school.Slug}/school/registration")).DocumentAsync();

        var text = page.QuerySelector("article")!.TextContent.Replace('\u00a0', ' ');
        text.ShouldContain(school.School.Profile.FullName);
        text.ShouldContain(school.Administrator.Name.Full);
        text.ShouldContain("admin@school.example");
        text.ShouldContain("+7 916 111-22-33");
        text.ShouldContain("№ 21 от 11.02.2026");
        text.ShouldContain(school.Director.Name.Full);
        text.ShouldContain(clause);
        page.QuerySelector("[role=note]").ShouldBeNull();
    }

    [Fact]
    [Requirement("SCH-3")]
    public async Task The_document_opens_in_a_word_processor_with_the_scanned_order_as_its_second_page()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        await ReachableAsync(school, "+79161112233");
        var director = await app.ClientAsync(school, school.Director);

        var answer = await director.PostFilesAsync(
            $"/s/{school.Slug}/school/registration",
            "Input.Order",
            [],
            ("приказ.png", SampleFiles.Png)
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var document = WordprocessingDocument.Open(await answer.Content.ReadAsStreamAsync(), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2010).Validate(document).Select(error => error.Description).ShouldBeEmpty();
        var text = document.MainDocumentPart!.Document.Body!.InnerText;
        text.ShouldContain(school.Administrator.Name.Full);
        text.ShouldContain("+7 916 111-22-33");
        text.ShouldContain("приказа № 21 от 11.02.2026");
        document.MainDocumentPart.ImageParts.Count().ShouldBe(1);
        await school.InScopeAsync(async db =>
            (await db.AuditEntries.CountAsync(entry => entry.Kind == AuditKind.RegistrationWritten)).ShouldBe(1)
        );
    }

    [Fact]
    public async Task What_is_missing_is_said_and_left_to_be_written_by_hand()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        await ReachableAsync(school, "+74951234567");
        var administrator = await app.ClientAsync(school, school.Administrator);

        var page = await (await administrator.GetAsync($"/s/{school.Slug}/school/registration")).DocumentAsync();

        page.QuerySelector("[role=note]")!.TextContent.ShouldContain("номер мобильного телефона");
        page.QuerySelector("article")!.TextContent.ShouldNotContain("123-45-67");
    }

    [Fact]
    public async Task A_scan_that_a_document_cannot_show_is_refused_at_its_field()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var administrator = await app.ClientAsync(school, school.Administrator);

        var answer = await administrator.PostFilesAsync(
            $"/s/{school.Slug}/school/registration",
            "Input.Order",
            [],
            ("приказ.pdf", SampleFiles.Pdf)
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.DocumentAsync()).QuerySelector(".field-error")!.TextContent.ShouldContain("JPEG, PNG");
    }

    [Fact]
    public async Task A_teacher_is_refused_with_the_clause()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var teacher = await app.ClientAsync(school, school.Teacher);

        var answer = await teacher.GetAsync($"/s/{school.Slug}/school/registration");

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.DocumentAsync()).Alert().Replace('\u00a0', ' ').ShouldContain("п. 2.1");
    }

    private static Task ReachableAsync(TestSchool school, string phone) =>
        school.InScopeAsync(async db =>
        {
            var administrator = await db.People.SingleAsync(person => person.Id == school.Administrator.Id);
            administrator.Reachable(PhoneNumber.Parse(phone).Value, EmailAddress.Parse("admin@school.example").Value);
        });
}
