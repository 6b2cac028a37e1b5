using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Testing;
using SchoolComms.Web.Infrastructure;
using SchoolComms.Web.Tests.Invitations;

namespace SchoolComms.Web.Tests.Infrastructure;

public sealed class BackupTests
{
    private const string Question = "Нужна ли завтра сменная обувь?";

    [Fact]
    [Requirement("CTL-5")]
    public async Task What_was_backed_up_is_served_from_a_new_database_and_its_record_holds()
    {
        await using var database = await EmptyDatabase.MigratedAsync();
        await using var app = WebApp.Start(WebApp.UsualNow, database.ConnectionString);
        var school = await TestSchool.CreateAsync(app.Services);
        await school.IssueAsync();
        await school.AddMessageAsync(school.ParentsChat, school.Parent, Question, app.Clock.Now);
        var record = await RecordAsync(app);

        await using var fresh = await EmptyDatabase.CreateAsync();
        var file = Path.Combine(Path.GetTempPath(), $"schoolcomms-backup-{Environment.ProcessId}.zip");
        try
        {
            var written = await BackupCommand.BackUpAsync(database.ConnectionString, file, CancellationToken.None);
            var restored = await BackupCommand.RestoreAsync(fresh.ConnectionString, file, CancellationToken.None);

            written.Rows["message"].ShouldBe(1);
            restored.Rows.ShouldBe(written.Rows);
            await Should.ThrowAsync<InvalidDataException>(() =>
                BackupCommand.RestoreAsync(fresh.ConnectionString, file, CancellationToken.None)
            );
        }
        finally
        {
            File.Delete(file);
        }

        await using var again = WebApp.Start(WebApp.UsualNow, fresh.ConnectionString);
        (await RecordAsync(again)).ShouldBe(record);
        using var parent = await again.ClientAsync(school, school.Parent);
        var chat = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";
        (await parent.GetStringAsync(chat, TestContext.Current.CancellationToken)).ShouldContain(Question);
        (await parent.PostFormAsync(chat, new() { ["Input.Text"] = "И форма на физкультуру?" })).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
    }

    private static async Task<RecordCheck> RecordAsync(WebApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var checks = await scope.ServiceProvider.GetRequiredService<VerifyRecords>().RunAsync(null, null, CancellationToken.None);
        var check = checks.Value.ShouldHaveSingleItem().Check;
        check.IsIntact.ShouldBeTrue();
        check.Entries.ShouldBePositive();
        return check;
    }
}
