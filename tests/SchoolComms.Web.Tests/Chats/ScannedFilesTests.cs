using System.Net;
using System.Text;
using SchoolComms.Domain.Consents;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;
using SchoolComms.Web.Tests.Regulations;

namespace SchoolComms.Web.Tests.Chats;

/// <summary>Where the portal knows a scanner, a file is kept only when the scanner has found it clean.</summary>
public sealed class ScannedFilesTests
{
    private static readonly byte[] Malicious = [.. SampleFiles.Pdf, .. Encoding.ASCII.GetBytes($"\n%{ScannerDaemon.Eicar}\n")];

    [Fact]
    [Requirement("CHT-9")]
    public async Task A_clean_file_goes_out_and_a_malicious_one_is_refused_and_the_text_stays()
    {
        await using var scanner = ScannerDaemon.Start();
        await using var app = await StartAsync(scanner.Address);
        var school = await TestSchool.CreateAsync(app.Services, "interaction");
        var (chat, teacher) = (ChatOf(school), await app.ClientAsync(school, school.ClassTeacher));

        var refused = await teacher.PostFilesAsync(chat, Text, ("план.pdf", SampleFiles.Pdf), ("расписание.pdf", Malicious));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await refused.DocumentAsync();
        page.Alert().ShouldContain("«расписание.pdf». В файле найдена вредоносная программа");
        page.QuerySelector("textarea")!.TextContent.ShouldContain("План на завтра");
        page.QuerySelector(".unsent").ShouldBeNull();

        (await teacher.PostFilesAsync(chat, Text, ("план.pdf", SampleFiles.Pdf))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await (await teacher.GetAsync(chat)).DocumentAsync()).QuerySelector(".files")!.TextContent.ShouldContain("план.pdf");
        scanner.Asked.ShouldBe(3);
    }

    [Fact]
    [Requirement("CHT-9")]
    public async Task While_the_scanner_is_away_no_file_is_taken_and_messages_go_on()
    {
        var scanner = ScannerDaemon.Start();
        await scanner.DisposeAsync();
        await using var app = await StartAsync(scanner.Address);
        var school = await TestSchool.CreateAsync(app.Services, "interaction");
        var (chat, teacher) = (ChatOf(school), await app.ClientAsync(school, school.ClassTeacher));

        var refused = await teacher.PostFilesAsync(chat, Text, ("план.pdf", SampleFiles.Pdf));
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await refused.DocumentAsync()).Alert().ShouldContain("сейчас не получилось");

        (await teacher.PostFormAsync(chat, Text)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    [Requirement("RUL-4")]
    [Requirement("INV-6")]
    public async Task A_malicious_scan_of_a_paper_is_refused_at_its_field()
    {
        await using var scanner = ScannerDaemon.Start();
        await using var app = await StartAsync(scanner.Address);
        var school = await TestSchool.CreateAsync(app.Services);
        await RegulationTests.AdoptAsync(school, "group-chats");
        var teacher = await app.ClientAsync(school, school.ClassTeacher);
        var parent = school.Parent.Id.Value.ToString();

        var signatures = await SendAsync(
            $"/s/{school.Slug}/regulation/acknowledgements/paper?id={parent}",
            new() { ["Input.People"] = parent, ["Input.SignedOn"] = "2026-03-11" }
        );
        var consent = await SendAsync(
            $"/s/{school.Slug}/consents/people/{school.Student.Id.Value}/new",
            new()
            {
                ["Input.Signer"] = parent,
                ["Input.Purpose"] = nameof(ConsentPurpose.Photo),
                ["Input.Places"] = nameof(ConsentPlaces.Site),
                ["Input.From"] = "2026-03-01",
                ["Input.Until"] = "2026-08-31",
                ["Input.Number"] = "12-А",
                ["Input.Date"] = "2026-03-01",
            }
        );

        foreach (var refused in (HttpResponseMessage[])[signatures, consent])
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await refused.DocumentAsync()).QuerySelector("#Input_Scan-error")!.TextContent.ShouldContain("вредоносная программа");
        }

        Task<HttpResponseMessage> SendAsync(string address, Dictionary<string, string> fields) =>
            teacher.PostFilesAsync(address, "Input.Scan", fields, ("лист.pdf", Malicious));
    }

    private static Dictionary<string, string> Text => new() { ["Input.Text"] = "План на завтра" };

    private static Task<WebApp> StartAsync(string scanner) =>
        WebApp.StartAsync(WebApp.UsualNow, new() { ["SchoolComms:Scanner"] = scanner });

    private static string ChatOf(TestSchool school) => $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";
}
