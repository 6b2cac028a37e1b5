using System.Net;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Chats;

public sealed class FilesTests
{
    public static TheoryData<string, string> Kinds =>
        new()
        {
            { "фото.png", "image/png" },
            { "фото.jpg", "image/jpeg" },
            { "фото.webp", "image/webp" },
            { "видео.mp4", "video/mp4" },
            { "план.pdf", "application/pdf" },
            { "план.docx", FileKind.Docx.MediaType() },
            { "смета.xlsx", FileKind.Xlsx.MediaType() },
            { "урок.pptx", FileKind.Pptx.MediaType() },
            { "план.odt", FileKind.Odt.MediaType() },
            { "песня.mp3", "audio/mpeg" },
            { "песня.m4a", "audio/mp4" },
            { "песня.ogg", "audio/ogg" },
        };

    [Theory]
    [MemberData(nameof(Kinds))]
    [Requirement("CHT-9")]
    public async Task Each_kind_goes_in_and_comes_out_as_it_went(string name, string mediaType)
    {
        var (app, school, chat) = await ChatAsync();
        var teacher = await app.ClientAsync(school, school.ClassTeacher);

        var sent = await teacher.PostFilesAsync(chat, Text("Посмотрите"), (name, ContentOf(name)));
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect, await sent.Content.ReadAsStringAsync());

        var parent = await app.ClientAsync(school, school.Parent);
        var opened = await parent.GetAsync(await AddressAsync(parent, chat));
        opened.StatusCode.ShouldBe(HttpStatusCode.OK);
        opened.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
        opened.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        var isPhoto = mediaType.StartsWith("image/", StringComparison.Ordinal);
        opened.Headers.CacheControl!.ToString().ShouldBe(isPhoto ? "max-age=600, private" : "no-store");
        opened.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        (await opened.Content.ReadAsByteArrayAsync()).ShouldBe(
            PrivateMetadata.Without(ContentOf(name), FileSignature.Recognise(ContentOf(name))!.Value)
        );
    }

    [Fact]
    [Requirement("CHT-9")]
    public async Task A_program_that_is_called_a_photo_is_refused_and_the_text_stays()
    {
        var (app, school, chat) = await ChatAsync();
        var parent = await app.ClientAsync(school, school.Parent);

        var refused = await parent.PostFilesAsync(chat, Text("Фото с экскурсии"), ("экскурсия.jpg", SampleFiles.Exe));

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await refused.DocumentAsync();
        page.Alert().ShouldContain("экскурсия.jpg");
        page.QuerySelector("textarea")!.TextContent.ShouldContain("Фото с экскурсии");
        (await parent.PostFilesAsync(chat, Text("План"), ("план.docm", SampleFiles.WithMacros))).StatusCode.ShouldBe(
            HttpStatusCode.UnprocessableEntity
        );
    }

    [Fact]
    [Requirement("CHT-9")]
    public async Task Ten_files_are_sent_and_eleven_are_not()
    {
        var (app, school, chat) = await ChatAsync();
        var teacher = await app.ClientAsync(school, school.ClassTeacher);
        (string, byte[])[] files = [.. Enumerable.Range(1, 11).Select(i => ($"план{i}.pdf", SampleFiles.Pdf))];

        var eleven = await teacher.PostFilesAsync(chat, Text("Планы"), files);
        eleven.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await eleven.DocumentAsync()).Alert().ShouldContain("10 файлов");

        (await teacher.PostFilesAsync(chat, [], files[..10])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await (await teacher.GetAsync(chat)).DocumentAsync()).QuerySelectorAll(".files li").Length.ShouldBe(10);
    }

    [Fact]
    [Requirement("CHT-9")]
    public async Task Ten_megabytes_are_taken_and_one_byte_more_is_not()
    {
        var (app, school, chat) = await ChatAsync();
        var teacher = await app.ClientAsync(school, school.ClassTeacher);

        var larger = await teacher.PostFilesAsync(chat, Text("План"), ("план.pdf", Pdf(StoredFile.MaxBytes + 1)));
        larger.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await larger.DocumentAsync()).Alert().ShouldContain("10 МБ");

        (await teacher.PostFilesAsync(chat, Text("План"), ("план.pdf", Pdf(StoredFile.MaxBytes)))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
    }

    [Fact]
    [Requirement("CHT-9")]
    public async Task A_file_is_open_to_the_chat_s_members_only_and_closed_when_its_message_is_removed()
    {
        var (app, school, chat) = await ChatAsync();
        var moderator = await app.ClientAsync(school, school.ClassTeacher);
        var parent = await app.ClientAsync(school, school.Parent);
        await parent.PostFilesAsync(chat, Text("Продаю лыжи, недорого"), ("лыжи.pdf", SampleFiles.Pdf));
        var file = await AddressAsync(parent, chat);

        (await (await app.ClientAsync(school, school.Student)).GetAsync(file)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.Stranger().GetAsync(file)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var decide = (await (await moderator.GetAsync(chat)).DocumentAsync())
            .QuerySelector("a[href*='/moderation/']")!
            .GetAttribute("href")!;
        var removed = await moderator.PostFormAsync(
            decide,
            new()
            {
                ["Input.Rule"] = "OffTopic",
                ["Input.Remove"] = "true",
                ["Input.Consequence"] = "Nothing",
            }
        );
        removed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await parent.GetAsync(file)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await moderator.GetAsync(file)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await parent.GetAsync(chat)).DocumentAsync()).QuerySelector(".files").ShouldBeNull();
    }

    [Fact]
    public async Task A_refused_message_keeps_its_files_for_a_day_and_files_do_not_wait_for_the_hours()
    {
        await using var app = await WebApp.StartAsync("2026-03-11T18:00:00+03:00");
        var school = await TestSchool.CreateAsync(app.Services);
        var chat = ChatOf(school);
        var parent = await app.ClientAsync(school, school.Parent);

        var late = await parent.PostFilesAsync(chat, Text("Справка о болезни"), ("справка.pdf", SampleFiles.Pdf));
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await late.DocumentAsync();
        page.Alert().ShouldContain("п. 6");
        page.QuerySelector(".unsent")!.TextContent.ShouldContain("справка.pdf");
        page.Body!.TextContent.ShouldNotContain("Отправить, когда откроется время");
        var waits = await parent.PostFormAsync(chat, new() { ["Input.Text"] = "Справка о болезни", ["Input.AtOpening"] = "true" });
        (await waits.DocumentAsync()).Alert().ShouldContain("Файлы не ждут");

        app.Clock.Advance(TimeSpan.FromHours(14));
        (await (await parent.GetAsync(chat)).DocumentAsync()).QuerySelector("textarea")!.TextContent.ShouldContain("Справка о болезни");
        (await parent.PostFormAsync(chat, Text("Справка о болезни"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await (await parent.GetAsync(chat)).DocumentAsync()).QuerySelector(".files")!.TextContent.ShouldContain("справка.pdf");
    }

    [Fact]
    public async Task A_chosen_file_is_taken_off_again_and_the_text_stays()
    {
        var (app, school, chat) = await ChatAsync("posting-hours");
        var parent = await app.ClientAsync(school, school.Parent);
        var kept = await parent.PostFilesAsync(chat, Text("👍"), ("план.pdf", SampleFiles.Pdf));
        kept.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var id = (await kept.DocumentAsync()).QuerySelector("button[name='Input.Drop']")!.GetAttribute("value")!;

        var dropped = await (
            await parent.PostFormAsync(chat, new() { ["Input.Text"] = "План на завтра", ["Input.Drop"] = id })
        ).DocumentAsync();

        dropped.QuerySelector(".unsent").ShouldBeNull();
        dropped.QuerySelector("textarea")!.TextContent.ShouldContain("План на завтра");
    }

    private static Dictionary<string, string> Text(string text) => new() { ["Input.Text"] = text };

    private static byte[] Pdf(int length)
    {
        var content = new byte[length];
        SampleFiles.Pdf.CopyTo(content, 0);
        return content;
    }

    private static byte[] ContentOf(string name) =>
        Path.GetExtension(name) switch
        {
            ".png" => SampleFiles.Png,
            ".jpg" => SampleFiles.Jpeg(),
            ".webp" => SampleFiles.Webp,
            ".mp4" => SampleFiles.Mp4,
            ".pdf" => SampleFiles.Pdf,
            ".docx" => SampleFiles.Docx,
            ".xlsx" => SampleFiles.Xlsx,
            ".pptx" => SampleFiles.Pptx,
            ".odt" => SampleFiles.Odt,
            ".mp3" => SampleFiles.Mp3,
            ".m4a" => SampleFiles.M4a,
            _ => SampleFiles.Ogg,
        };

    // A regulation that asks nothing about the people on photos, so that each kind goes out at once.
    private static async Task<(WebApp App, TestSchool School, string Chat)> ChatAsync(string preset = "interaction")
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, preset);
        return (app, school, ChatOf(school));
    }

    private static string ChatOf(TestSchool school) => $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";

    private static async Task<string> AddressAsync(HttpClient client, string chat) =>
        (await (await client.GetAsync(chat)).DocumentAsync()).QuerySelector(".files a")!.GetAttribute("href")!;
}
