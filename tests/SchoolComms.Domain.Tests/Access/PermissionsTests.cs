using System.Text;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Presets;
using SchoolComms.Domain.Schools;
using SchoolComms.Domain.Tests.Moderation;

namespace SchoolComms.Domain.Tests.Access;

/// <summary>
/// Every standing tries every action everywhere; what comes out is reviewed in permissions.txt. After a change that is meant:
/// SCHOOLCOMMS_ACCEPT=1 dotnet test tests/SchoolComms.Domain.Tests, then read the difference.
/// </summary>
public sealed class PermissionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 11, 7, 0, 0, TimeSpan.Zero);
    private static readonly ClassId Led = new(Guid.CreateVersion7(Now));
    private static readonly ClassId Taught = new(Guid.CreateVersion7(Now));

    private static readonly (string Name, Target Target)[] Places =
    [
        ("school", Target.School),
        ("own class", Target.Of(Led)),
        ("taught class", Target.Of(Taught)),
        ("own chat", new Target(InChat: true)),
        ("moderated chat", new Target(InChat: true, Moderates: true)),
    ];

    [Fact]
    public void The_whole_matrix_is_as_reviewed()
    {
        var matrix = Matrix();

        matrix.ShouldBe(Snapshot.Reviewed("SchoolComms.Domain.Tests/Access/permissions.txt", matrix));
    }

    [Fact]
    public void Nobody_without_a_standing_may_do_anything() =>
        Enum.GetValues<SchoolAction>()
            .Where(action => Places[..4].Any(place => IsPermitted(Somebody(null), action, place.Target)))
            .ShouldBeEmpty();

    [Fact]
    public void A_refusal_names_the_clause_that_governs_the_action()
    {
        var refused = Permissions.Check(Somebody(Standing.Parent), SchoolAction.SeeStatistics, Target.School).Error;

        refused.ShouldBeOfType<NotPermitted>().Clause!.Number.ShouldBe("2.1");
    }

    [Theory]
    [InlineData(Rule.InformationEdited, SchoolAction.EditSchool, SchoolAction.ApplyForRegistration)]
    [InlineData(Rule.MovementRecorded, SchoolAction.SeePeople, SchoolAction.SeeContacts, SchoolAction.LinkGuardian)]
    [InlineData(Rule.MovementRecorded, SchoolAction.KeepPeople, SchoolAction.ImportRoster, SchoolAction.MovePeople)]
    [InlineData(Rule.AdministratorAppointed, SchoolAction.AppointAdministrator, SchoolAction.AppointDirector, SchoolAction.AppointDeputy)]
    [InlineData(Rule.AdditionalAdministrators, SchoolAction.AgreeToAdministrator)]
    [InlineData(Rule.RequestsReviewed, SchoolAction.DecideOnRequests)]
    [InlineData(Rule.StatusVerified, SchoolAction.VerifyStatus)]
    [InlineData(Rule.StructureKept, SchoolAction.AppointClassTeacher, SchoolAction.KeepClasses)]
    [InlineData(Rule.StructureKept, SchoolAction.SeeClasses, SchoolAction.SeeClass)]
    [InlineData(Rule.LinksIssued, SchoolAction.SeeInvites, SchoolAction.IssueInvite)]
    [InlineData(Rule.UnclaimedLinksAnnulled, SchoolAction.AnnulInvite)]
    [InlineData(Rule.ChatsCreated, SchoolAction.CreateChat, SchoolAction.CreateClassChats, SchoolAction.CreateColleagueChat)]
    [InlineData(Rule.ChatsCreated, SchoolAction.ReadChat, SchoolAction.WriteInChat)]
    [InlineData(Rule.MembersLeaveFreely, SchoolAction.LeaveChat)]
    [InlineData(Rule.ChannelsPublished, SchoolAction.PublishInChannel)]
    [InlineData(Rule.WorkerModerates, SchoolAction.Moderate, SchoolAction.AppointModerator)]
    [InlineData(Rule.WorkerModerates, SchoolAction.SeeRemovedText, SchoolAction.AllowException)]
    [InlineData(Rule.MessagesRemoved, SchoolAction.ReportMessage)]
    [InlineData(Rule.EarlyUnblocking, SchoolAction.ObjectToUnblocking, SchoolAction.SeeObjections)]
    [InlineData(Rule.NoArbitrariness, SchoolAction.ContestSanction, SchoolAction.DecideOnAppeals)]
    [InlineData(Rule.DirectorBlock, SchoolAction.JudgeReported, SchoolAction.BlockByDecision, SchoolAction.Authorise)]
    [InlineData(Rule.PortalRestricted, SchoolAction.RestrictAccess)]
    [InlineData(Rule.StatisticsReported, SchoolAction.SeeStatistics)]
    [InlineData(Rule.UseControlled, SchoolAction.SeeRecord, SchoolAction.ObserveRules, SchoolAction.LookIntoChat)]
    [InlineData(Rule.PostingHours, SchoolAction.KeepCalendar)]
    [InlineData(Rule.RulesAcknowledged, SchoolAction.SeeAcknowledgements, SchoolAction.KeepAcknowledgements)]
    [InlineData(Rule.PersonalData, SchoolAction.SeeConsents, SchoolAction.KeepConsents)]
    [InlineData(Rule.SupportGiven, SchoolAction.RecoverAccess, SchoolAction.AskForSupport, SchoolAction.GiveSupport)]
    [InlineData(Rule.EditionsAdopted, SchoolAction.SeeRegulation, SchoolAction.SeeDraft)]
    [InlineData(Rule.EditionsAdopted, SchoolAction.DraftRegulation, SchoolAction.ApproveRegulation)]
    public void An_action_is_refused_by_the_rule_of_the_regulation_that_is_about_it(Rule rule, params SchoolAction[] actions) =>
        actions.Select(Permissions.GoverningRule).ShouldAllBe(governing => governing == rule);

    [Fact]
    public void Each_action_is_governed_by_a_rule() =>
        Should.NotThrow(() => Enum.GetValues<SchoolAction>().Select(Permissions.GoverningRule).ToList());

    [Theory]
    [InlineData("posting-hours", SchoolAction.SeePeople, "4", true)]
    [InlineData("posting-hours", SchoolAction.EditSchool, "гриф", true)]
    [InlineData("posting-hours", SchoolAction.SeeStatistics, "4", true)]
    [InlineData("posting-hours", SchoolAction.SeeRecord, "4", true)]
    [InlineData("posting-hours", SchoolAction.DecideOnRequests, "4", true)]
    [InlineData("posting-hours", SchoolAction.SeeInvites, "4", false)]
    [InlineData("model", SchoolAction.SeeRecord, "2.1", true)]
    [InlineData("model", SchoolAction.SeeStatistics, "2.1", false)]
    [InlineData("interaction", SchoolAction.VerifyStatus, "4.1", true)]
    [InlineData("college", SchoolAction.VerifyStatus, "2.7", false)]
    public void Where_the_regulation_names_nobody_the_refusal_says_so_with_the_nearest_clause(
        string preset,
        SchoolAction action,
        string clause,
        bool namesNobody
    )
    {
        var parent = Given.Actor(Given.Edition(preset), Role.Parent);

        var refused = Permissions.Check(parent, action, Target.School).Error.ShouldBeOfType<NotPermitted>();

        (refused.Clause!.Number, refused.NamesNobody).ShouldBe((clause, namesNobody));
        Permissions.Refuse(parent, action).ShouldBe(refused);
    }

    [Fact]
    public void Every_refusal_has_a_clause_under_every_preset() =>
        (
            from preset in RegulationPreset.All
            let parent = Given.Actor(Given.Edition(preset.Key), Role.Parent)
            from action in Enum.GetValues<SchoolAction>()
            where Permissions.Check(parent, action, Target.School).Error is NotPermitted { Clause: null }
            select (preset.Key, action)
        ).ShouldBeEmpty();

    [Fact]
    public void What_reaches_the_school_or_one_of_somebodys_classes_is_permitted()
    {
        var (teacher, administrator) = (Somebody(Standing.ClassTeacher), Somebody(Standing.Administrator));

        Permissions.CheckAny(teacher, SchoolAction.IssueInvite, [Taught, Led]).IsRefused.ShouldBeFalse();
        Permissions.CheckAny(teacher, SchoolAction.IssueInvite, [Taught]).Error.ShouldBeOfType<NotPermitted>();
        Permissions.CheckAny(teacher, SchoolAction.IssueInvite, []).IsRefused.ShouldBeTrue();
        Permissions.CheckAny(administrator, SchoolAction.IssueInvite, []).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void Somebody_is_named_by_the_highest_of_what_they_are()
    {
        Actor.HighestOf([Office.ClassTeacher, Office.Deputy], [Role.Parent]).ShouldBe(Standing.Deputy);
        (Somebody(Standing.Parent) with { Roles = [Role.Parent, Role.Teacher] }).Highest.ShouldBe(Standing.Teacher);
        Somebody(null).Highest.ShouldBeNull();
    }

    [Fact]
    public void A_power_for_one_class_is_enough_beside_one_for_another()
    {
        var official = Somebody(null) with { Powers = [new HeldPower(Power.Block, Taught), new HeldPower(Power.Block, Led)] };

        IsPermitted(official, SchoolAction.BlockByDecision, Target.Of(Led)).ShouldBeTrue();
        IsPermitted(official, SchoolAction.BlockByDecision, Target.Of(Taught)).ShouldBeTrue();
        IsPermitted(official, SchoolAction.BlockByDecision, Target.School).ShouldBeFalse();
        IsPermitted(official, SchoolAction.RestrictAccess, Target.Of(Led)).ShouldBeFalse();
    }

    [Fact]
    public void A_class_teacher_acts_in_the_own_class_alone()
    {
        var teacher = Somebody(Standing.ClassTeacher);

        IsPermitted(teacher, SchoolAction.IssueInvite, Target.Of(Led)).ShouldBeTrue();
        IsPermitted(teacher, SchoolAction.IssueInvite, Target.Of(Taught)).ShouldBeFalse();
        IsPermitted(teacher, SchoolAction.IssueInvite, Target.School).ShouldBeFalse();
    }

    private static string Matrix()
    {
        var standings = Enum.GetValues<Standing>();
        var text = new StringBuilder();
        foreach (var action in Enum.GetValues<SchoolAction>())
        {
            text.Append(action).Append('\n');
            foreach (var standing in standings)
            {
                var places = Places.Where(place => Reaches(standing, place.Name)).ToList();
                var permitted = places.Where(place => IsPermitted(Somebody(standing), action, place.Target)).Select(place => place.Name);
                if (permitted.ToList() is { Count: > 0 } where)
                    text.Append($"    {standing, -14} {(where.Contains("school") ? "school" : string.Join(", ", where))}\n");
            }
        }

        return text.ToString();
    }

    // A moderator is whoever moderates the chat in question; the others are asked as members who do not.
    private static bool Reaches(Standing standing, string place) => (standing == Standing.Moderator) == (place == "moderated chat");

    private static bool IsPermitted(Actor actor, SchoolAction action, Target target) => !Permissions.Check(actor, action, target).IsRefused;

    private static Actor Somebody(Standing? standing)
    {
        var profile = SchoolProfile.Create("Школа № 1", "Школа № 1", "Новогорск", "Europe/Moscow", null, null).Value;
        var school = School.SetUp("school1", SchoolKind.School, profile, Now).Value;
        var order = new Order("1", new DateOnly(2026, 1, 12));
        var edition = Edition.Approve(school.Id, 1, RegulationPreset.Find("group-chats")!.Regulation, order, Now);
        var nobody = new Actor(school, edition, new PersonId(Guid.CreateVersion7(Now)), FullName.Parse("Иванова Анна").Value);
        return standing switch
        {
            Standing.Director => nobody with { Offices = [Office.Director] },
            Standing.Deputy => nobody with { Offices = [Office.Deputy] },
            Standing.DeputyForIt => nobody with { Offices = [Office.Deputy], AnswersForIt = true },
            Standing.Administrator => nobody with { Offices = [Office.Administrator] },
            Standing.ClassTeacher => nobody with { Offices = [Office.ClassTeacher], LeadsClasses = [Led] },
            Standing.Teacher => nobody with { Roles = [Role.Teacher], TeachesIn = [Taught] },
            Standing.Staff => nobody with { Roles = [Role.Staff] },
            Standing.Student => nobody with { Roles = [Role.Student] },
            Standing.Parent => nobody with { Roles = [Role.Parent] },
            // Two are authorised for one class, the third for the whole school, as access is to all of it.
            Standing.AuthorisedToBlock => nobody with { Powers = [new HeldPower(Power.Block, Led)] },
            Standing.AuthorisedToRestrict => nobody with { Powers = [new HeldPower(Power.Restrict, null)] },
            Standing.AuthorisedToControl => nobody with { Powers = [new HeldPower(Power.Control, Led)] },
            _ => nobody,
        };
    }
}
