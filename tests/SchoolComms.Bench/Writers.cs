using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Testing;

namespace SchoolComms.Bench;

/// <summary>A parent who is about to write into the chat of a class.</summary>
internal sealed record Writer(TestSchool School, Person Parent, Visitor Visitor)
{
    public const string Text = "Скажите, пожалуйста, нужна ли завтра сменная обувь?";

    private const int Schools = 8;

    public Chat Chat => School.ParentsChat;

    public string Address => $"/s/{School.Slug}/chats/{Chat.Id.Value}";

    /// <summary>Signed in, with the chat's form filled in: parents of eight schools, in turns.</summary>
    public static async Task<Writer[]> ComeAsync(BenchApp app, int count)
    {
        var schools = new TestSchool[Math.Min(Schools, count)];
        for (var i = 0; i < schools.Length; i++)
            schools[i] = await TestSchool.CreateAsync(app.Services);

        var writers = new Writer[count];
        for (var i = 0; i < count; i++)
        {
            var (school, parent) = (schools[i % schools.Length], await schools[i % schools.Length].AddParentAsync());
            writers[i] = new Writer(school, parent, app.SignedIn(parent.Account!.Value));
            await writers[i].Visitor.FillInAsync(writers[i].Address, new() { ["Input.Text"] = Text });
        }

        await app.AnalyseAsync();
        return writers;
    }

    /// <summary>Sends the form; asked again, it is sent again.</summary>
    public Task<bool> WriteAsync() => Visitor.PostAsync(Address);
}
