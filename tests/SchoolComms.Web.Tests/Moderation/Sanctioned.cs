using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Moderation;

/// <summary>A school whose parent has four violations in the parents' chat, and perhaps a block.</summary>
internal static class Sanctioned
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<TestSchool> ViolatedAsync(WebApp app, int violations = 4)
    {
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var moderator = await school.ActorAsync(school.ClassTeacher);
        for (var i = 0; i < violations; i++)
        {
            var message = await school.AddMessageAsync(school.ParentsChat, school.Parent, "Продаю лыжи", app.Clock.Now.AddMinutes(-5));
            var decision = new Decision(Rule.NegativeOrExcessive, true, Consequence.Violation, null);
            (
                await school.RunAsync<DecideOnMessage, Result>(decide =>
                    decide.RunAsync(moderator, message.ChatId, message.Id, decision, Cancel)
                )
            ).IsRefused.ShouldBeFalse();
        }

        return school;
    }

    public static async Task<TestSchool> BlockedAsync(WebApp app)
    {
        var school = await ViolatedAsync(app);
        var moderator = await school.ActorAsync(school.ClassTeacher);
        (
            await school.RunAsync<BlockMember, Result<Block>>(block =>
                block.RunAsync(moderator, school.ParentsChat.Id, school.Parent.Id, BlockTerm.Month, null, Cancel)
            )
        ).IsRefused.ShouldBeFalse();
        return school;
    }

    public static string Chat(this TestSchool school) => $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";

    public static string Member(this TestSchool school) =>
        $"/s/{school.Slug}/moderation/{school.ParentsChat.Id.Value}/members/{school.Parent.Id.Value}";

    /// <summary>What a page says, with white space folded.</summary>
    public static async Task<string> TextAsync(this HttpClient client, string address) =>
        (await (await client.GetAsync(address, Cancel)).DocumentAsync()).QuerySelector("main")!.TextContent.Folded();
}
