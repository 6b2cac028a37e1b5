using System.Net;
using AngleSharp.Html.Dom;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Presets;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Invitations;

/// <summary>Everybody tries to invite everybody everywhere, under each of the five regulations.</summary>
public sealed class InvitingRightsTests
{
    private sealed record Inviter(string Name, Person Person, bool LeadsClass, bool ModeratesChat, params Standing[] Standings);

    private sealed record Place(string Name, string Query, bool IsOwnClass, bool IsChat, params Role[] Roles);

    public static TheoryData<string> Presets => [.. RegulationPreset.All.Select(preset => preset.Key)];

    [Theory]
    [Requirement("INV-1")]
    [Requirement("INV-2")]
    [MemberData(nameof(Presets))]
    public async Task Every_right_that_the_regulation_gives_and_denies_holds(string preset)
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, preset);
        var regulation = RegulationPreset.Find(preset)!.Regulation;
        var places = await PlacesAsync(app, school);
        var wrong = new List<string>();

        foreach (var inviter in await InvitersAsync(app, school))
        {
            var client = await app.ClientAsync(school, inviter.Person);
            var token = await TokenAsync(client);
            foreach (var place in places)
            {
                foreach (var role in Enum.GetValues<Role>())
                {
                    var may = May(regulation, inviter, place, role);
                    var answer = await IssueAsync(client, school, token, place, role);
                    if (!await IsAsync(answer, may))
                        wrong.Add($"{inviter.Name} invites {role} into {place.Name}: {(int)answer.StatusCode}, should be {may}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    // Said once more in other words than the application's: the place must be reached in the capacity that has the right.
    private static bool May(Regulation regulation, Inviter inviter, Place place, Role role) =>
        place.Roles.Contains(role)
        && inviter.Standings.Any(standing =>
            Reaches(inviter, standing, place) && regulation.InviteRights.Any(right => right.Inviter == standing && right.Invited == role)
        );

    private static bool Reaches(Inviter inviter, Standing standing, Place place) =>
        place.IsChat
            ? inviter.ModeratesChat
            : standing is Standing.Administrator or Standing.Director or Standing.Deputy
                || (standing == Standing.ClassTeacher && inviter.LeadsClass && place.IsOwnClass);

    private static async Task<bool> IsAsync(HttpResponseMessage answer, bool may)
    {
        if (may)
            return answer.StatusCode == HttpStatusCode.Redirect;

        // A chat that somebody is not in is not there for them.
        return answer.StatusCode == HttpStatusCode.NotFound
            || (answer.StatusCode == HttpStatusCode.Forbidden && (await answer.DocumentAsync()).Alert().Contains("п. "));
    }

    private static async Task<List<Inviter>> InvitersAsync(WebApp app, TestSchool school)
    {
        var at = app.Clock.Now.AddDays(-1);
        var order = new Order("40", new DateOnly(2026, 1, 12));
        var deputy = await school.AddParentAsync();
        await school.InScopeAsync(db =>
        {
            db.Add(Appointment.Make(deputy, Office.Deputy, null, order, at));
            return Task.CompletedTask;
        });
        return
        [
            new("The director", school.Director, false, false, Standing.Director, Standing.Teacher),
            new("A deputy", deputy, false, false, Standing.Deputy, Standing.Parent),
            new("The administrator", school.Administrator, false, false, Standing.Administrator, Standing.Teacher),
            new("The class teacher", school.ClassTeacher, true, false, Standing.ClassTeacher, Standing.Teacher),
            new("A moderator", school.Teacher, false, true, Standing.Teacher),
            new("Staff", school.Staff, false, false, Standing.Staff),
            new("A student", school.Student, false, false, Standing.Student),
            new("A parent", school.Parent, false, false, Standing.Parent),
        ];
    }

    private static async Task<List<Place>> PlacesAsync(WebApp app, TestSchool school)
    {
        var at = app.Clock.Now.AddDays(-1);
        var room = await school.StaffRoomAsync();
        var other = await school.AddClassAsync(
            school.School.Kind == SchoolKind.College ? "Т-12" : "6Б",
            await school.AddWorkerAsync(Role.Teacher)
        );
        var chat = Chat.Create(school.School.Id, ChatKind.Event, "Поход", school.Class.Id, school.Teacher.Id, at);
        await school.InScopeAsync(db =>
        {
            db.AddRange(chat, ChatMember.Enter(chat, school.Teacher.Id, Role.Teacher, moderator: true, at));
            return Task.CompletedTask;
        });
        Role[] ofClass = [Role.Teacher, Role.Student, Role.Parent];
        return
        [
            new("the school", "?place=school", false, false, Enum.GetValues<Role>()),
            new("the class", $"?class={school.Class.Id.Value}", true, false, ofClass),
            new("another class", $"?class={other.Id.Value}", false, false, ofClass),
            new("«Учительская»", $"?class={room.Id.Value}", false, false, Role.Teacher, Role.Staff),
            new("a moderated chat", $"?chat={chat.Id.Value}", false, true, Enum.GetValues<Role>()),
        ];
    }

    private static async Task<string> TokenAsync(HttpClient client)
    {
        var page = await (await client.GetAsync("/account")).DocumentAsync();
        return ((IHtmlInputElement)page.QuerySelector("input[name=__RequestVerificationToken]")!).Value;
    }

    private static Task<HttpResponseMessage> IssueAsync(HttpClient client, TestSchool school, string token, Place place, Role role) =>
        client.PostAsync(
            $"/s/{school.Slug}/invites/new{place.Query}",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["__RequestVerificationToken"] = token,
                    ["Input.Role"] = role.ToString(),
                    ["Input.Uses"] = "1",
                    ["Input.Days"] = "1",
                }
            )
        );
}
