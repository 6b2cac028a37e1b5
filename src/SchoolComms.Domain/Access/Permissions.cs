using System.Collections.Immutable;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Access;

/// <summary>One row of the table: a standing may do an action as far as it reaches.</summary>
/// <param name="Standing">Who.</param>
/// <param name="Action">What.</param>
/// <param name="Reach">Where.</param>
public sealed record Permission(Standing Standing, SchoolAction Action, Reach Reach);

/// <summary>
/// The one table role × scope × action. Use cases enforce it, pages ask it what to show. What the regulation itself
/// decides (who may invite whom, who may create which chat) comes on top, in <see cref="Regulation"/>.
/// </summary>
public static class Permissions
{
    public static readonly ImmutableArray<Permission> Table =
    [
        // The administrator organises (S0 4.1, S1 2.1, S3 2.1, S4 2.3).
        new(Standing.Administrator, SchoolAction.EditSchool, Reach.School),
        new(Standing.Administrator, SchoolAction.ApplyForRegistration, Reach.School),
        new(Standing.Administrator, SchoolAction.SeePeople, Reach.School),
        new(Standing.Administrator, SchoolAction.SeeContacts, Reach.School),
        new(Standing.Administrator, SchoolAction.LinkGuardian, Reach.School),
        new(Standing.Administrator, SchoolAction.KeepPeople, Reach.School),
        new(Standing.Administrator, SchoolAction.ImportRoster, Reach.School),
        new(Standing.Administrator, SchoolAction.MovePeople, Reach.School),
        new(Standing.Administrator, SchoolAction.RecoverAccess, Reach.School),
        new(Standing.Administrator, SchoolAction.AppointClassTeacher, Reach.School),
        new(Standing.Administrator, SchoolAction.AppointAdministrator, Reach.School),
        new(Standing.Administrator, SchoolAction.AppointDirector, Reach.School),
        new(Standing.Administrator, SchoolAction.DecideOnRequests, Reach.School),
        new(Standing.Administrator, SchoolAction.VerifyStatus, Reach.School),
        new(Standing.Administrator, SchoolAction.KeepClasses, Reach.School),
        new(Standing.Administrator, SchoolAction.SeeClasses, Reach.School),
        new(Standing.Administrator, SchoolAction.SeeClass, Reach.School),
        new(Standing.Administrator, SchoolAction.SeeInvites, Reach.School),
        new(Standing.Administrator, SchoolAction.IssueInvite, Reach.School),
        new(Standing.Administrator, SchoolAction.AnnulInvite, Reach.School),
        new(Standing.Administrator, SchoolAction.CreateChat, Reach.School),
        new(Standing.Administrator, SchoolAction.CreateClassChats, Reach.School),
        new(Standing.Administrator, SchoolAction.CreateColleagueChat, Reach.School),
        new(Standing.Administrator, SchoolAction.AppointModerator, Reach.School),
        new(Standing.Administrator, SchoolAction.PublishInChannel, Reach.School),
        new(Standing.Administrator, SchoolAction.SeeStatistics, Reach.School),
        new(Standing.Administrator, SchoolAction.SeeRecord, Reach.School),
        new(Standing.Administrator, SchoolAction.SeeDraft, Reach.School),
        new(Standing.Administrator, SchoolAction.DraftRegulation, Reach.School),
        new(Standing.Administrator, SchoolAction.ObserveRules, Reach.School),
        new(Standing.Administrator, SchoolAction.KeepCalendar, Reach.School),
        new(Standing.Administrator, SchoolAction.SeeAcknowledgements, Reach.School),
        new(Standing.Administrator, SchoolAction.KeepAcknowledgements, Reach.School),
        new(Standing.Administrator, SchoolAction.SeeConsents, Reach.School),
        new(Standing.Administrator, SchoolAction.KeepConsents, Reach.School),
        new(Standing.Administrator, SchoolAction.GiveSupport, Reach.School),
        // The director appoints, sees and answers for it.
        new(Standing.Director, SchoolAction.EditSchool, Reach.School),
        new(Standing.Director, SchoolAction.ApplyForRegistration, Reach.School),
        new(Standing.Director, SchoolAction.SeePeople, Reach.School),
        new(Standing.Director, SchoolAction.SeeContacts, Reach.School),
        new(Standing.Director, SchoolAction.RecoverAccess, Reach.School),
        new(Standing.Director, SchoolAction.AppointAdministrator, Reach.School),
        new(Standing.Director, SchoolAction.AppointClassTeacher, Reach.School),
        new(Standing.Director, SchoolAction.AppointDeputy, Reach.School),
        new(Standing.Director, SchoolAction.AppointDirector, Reach.School),
        new(Standing.Director, SchoolAction.SeeClasses, Reach.School),
        new(Standing.Director, SchoolAction.SeeClass, Reach.School),
        new(Standing.Director, SchoolAction.SeeInvites, Reach.School),
        new(Standing.Director, SchoolAction.IssueInvite, Reach.School),
        new(Standing.Director, SchoolAction.AnnulInvite, Reach.School),
        new(Standing.Director, SchoolAction.CreateChat, Reach.School),
        new(Standing.Director, SchoolAction.CreateColleagueChat, Reach.School),
        new(Standing.Director, SchoolAction.AppointModerator, Reach.School),
        new(Standing.Director, SchoolAction.SeeRemovedText, Reach.School),
        new(Standing.Director, SchoolAction.SeeObjections, Reach.School),
        new(Standing.Director, SchoolAction.SeeStatistics, Reach.School),
        new(Standing.Director, SchoolAction.SeeRecord, Reach.School),
        new(Standing.Director, SchoolAction.SeeDraft, Reach.School),
        new(Standing.Director, SchoolAction.ApproveRegulation, Reach.School),
        new(Standing.Director, SchoolAction.ObserveRules, Reach.School),
        new(Standing.Director, SchoolAction.SeeAcknowledgements, Reach.School),
        new(Standing.Director, SchoolAction.SeeConsents, Reach.School),
        new(Standing.Director, SchoolAction.AgreeToAdministrator, Reach.School),
        // What goes beyond a moderator is the director's, or an official's whom the director has authorised (S1 4.5, S0 9.2, S4 3.5).
        new(Standing.Director, SchoolAction.JudgeReported, Reach.School),
        new(Standing.Director, SchoolAction.BlockByDecision, Reach.School),
        new(Standing.Director, SchoolAction.RestrictAccess, Reach.School),
        new(Standing.Director, SchoolAction.DecideOnAppeals, Reach.School),
        new(Standing.Director, SchoolAction.Authorise, Reach.School),
        new(Standing.Director, SchoolAction.LookIntoChat, Reach.School),
        new(Standing.AuthorisedToBlock, SchoolAction.BlockByDecision, Reach.Authorised),
        new(Standing.AuthorisedToRestrict, SchoolAction.RestrictAccess, Reach.Authorised),
        new(Standing.AuthorisedToControl, SchoolAction.LookIntoChat, Reach.Authorised),
        new(Standing.Deputy, SchoolAction.SeePeople, Reach.School),
        new(Standing.Deputy, SchoolAction.SeeClasses, Reach.School),
        new(Standing.Deputy, SchoolAction.SeeClass, Reach.School),
        new(Standing.Deputy, SchoolAction.SeeInvites, Reach.School),
        new(Standing.Deputy, SchoolAction.IssueInvite, Reach.School),
        new(Standing.Deputy, SchoolAction.AnnulInvite, Reach.School),
        new(Standing.Deputy, SchoolAction.CreateChat, Reach.School),
        new(Standing.Deputy, SchoolAction.CreateColleagueChat, Reach.School),
        new(Standing.Deputy, SchoolAction.AppointModerator, Reach.School),
        new(Standing.Deputy, SchoolAction.SeeStatistics, Reach.School),
        new(Standing.Deputy, SchoolAction.SeeDraft, Reach.School),
        new(Standing.Deputy, SchoolAction.SeeAcknowledgements, Reach.School),
        new(Standing.Deputy, SchoolAction.SeeConsents, Reach.School),
        new(Standing.DeputyForIt, SchoolAction.AgreeToAdministrator, Reach.School),
        // Class teachers lead their class (S0 4.3, S1 2.3, S3 2.4, S4 2.5).
        new(Standing.ClassTeacher, SchoolAction.SeePeople, Reach.OwnClass),
        new(Standing.ClassTeacher, SchoolAction.SeeContacts, Reach.OwnClass),
        new(Standing.ClassTeacher, SchoolAction.SeeClasses, Reach.School),
        new(Standing.ClassTeacher, SchoolAction.SeeClass, Reach.OwnClass),
        new(Standing.ClassTeacher, SchoolAction.DecideOnRequests, Reach.OwnClass),
        new(Standing.ClassTeacher, SchoolAction.SeeInvites, Reach.OwnClass),
        new(Standing.ClassTeacher, SchoolAction.IssueInvite, Reach.OwnClass),
        new(Standing.ClassTeacher, SchoolAction.AnnulInvite, Reach.OwnClass),
        new(Standing.ClassTeacher, SchoolAction.CreateChat, Reach.OwnClass),
        new(Standing.ClassTeacher, SchoolAction.CreateClassChats, Reach.OwnClass),
        new(Standing.ClassTeacher, SchoolAction.SeeAcknowledgements, Reach.OwnClass),
        new(Standing.ClassTeacher, SchoolAction.KeepAcknowledgements, Reach.OwnClass),
        new(Standing.ClassTeacher, SchoolAction.SeeConsents, Reach.OwnClass),
        new(Standing.ClassTeacher, SchoolAction.KeepConsents, Reach.OwnClass),
        // Teachers and staff work in theirs.
        new(Standing.Teacher, SchoolAction.SeeClasses, Reach.School),
        new(Standing.Teacher, SchoolAction.SeeClass, Reach.TaughtClass),
        new(Standing.Teacher, SchoolAction.CreateChat, Reach.TaughtClass),
        new(Standing.Teacher, SchoolAction.CreateColleagueChat, Reach.School),
        new(Standing.Staff, SchoolAction.CreateColleagueChat, Reach.School),
        // "Save where moderators or other workers have agreed otherwise" (S2 6, 8).
        new(Standing.Teacher, SchoolAction.AllowException, Reach.OwnChat),
        new(Standing.Staff, SchoolAction.AllowException, Reach.OwnChat),
        // Everybody in a chat reads and writes; the moderator keeps order (S1 4.2, S2 4).
        .. Members(Standing.Teacher),
        .. Members(Standing.Staff),
        .. Members(Standing.Student),
        .. Members(Standing.Parent),
        new(Standing.Moderator, SchoolAction.Moderate, Reach.ModeratedChat),
        new(Standing.Moderator, SchoolAction.SeeRemovedText, Reach.ModeratedChat),
        new(Standing.Moderator, SchoolAction.SeeObjections, Reach.ModeratedChat),
        new(Standing.Moderator, SchoolAction.AllowException, Reach.ModeratedChat),
        new(Standing.Moderator, SchoolAction.SeeInvites, Reach.ModeratedChat),
        new(Standing.Moderator, SchoolAction.IssueInvite, Reach.ModeratedChat),
        new(Standing.Moderator, SchoolAction.AnnulInvite, Reach.ModeratedChat),
    ];

    private static readonly ILookup<SchoolAction, Permission> ByAction = Table.ToLookup(row => row.Action);

    /// <summary>Permits or refuses; the refusal carries the clause that governs the action, where the regulation has one.</summary>
    public static Result Check(Actor actor, SchoolAction action, Target target)
    {
        if (Permits(actor, action, target))
            return Result.Done;

        return Given(actor, action, target).Any() ? Unconfirmed(actor, action) : Denied(actor, action);
    }

    /// <summary>Whether it is permitted, for those who show or read more where it is; a refusal is only made where somebody hears it.</summary>
    public static bool Permits(Actor actor, SchoolAction action, Target target) =>
        Given(actor, action, target).Any(row => !actor.MustWait(row.Standing, action));

    /// <summary>
    /// The actor's standings that permit it each by itself, for the rules that ask in which capacity somebody acts; who moderates the
    /// chat acts there in all of theirs.
    /// </summary>
    public static IReadOnlyCollection<Standing> StandingsFor(Actor actor, SchoolAction action, Target target)
    {
        var permitting = Given(actor, action, target).Select(row => row.Standing).ToHashSet();
        return [.. actor.Standings.Where(standing => permitting.Contains(Standing.Moderator) || permitting.Contains(standing))];
    }

    /// <summary>The refusal of somebody who has no place for the action: what they are does not give it, or does not give it yet.</summary>
    public static Error Refuse(Actor actor, SchoolAction action) =>
        actor.Standings.Any(standing => actor.MustWait(standing, action)) ? Unconfirmed(actor, action) : Denied(actor, action);

    private static NotPermitted Denied(Actor actor, SchoolAction action)
    {
        var governing = GoverningRule(action);
        return new NotPermitted(action, NearestClause.Of(actor.Edition, governing))
        {
            NamesNobody = !actor.Edition.Regulation.Contains(governing),
        };
    }

    internal static StatusUnconfirmed Unconfirmed(Actor actor, SchoolAction action) => new(action, actor.Edition.Cite(Rule.StatusVerified));

    /// <summary>Permits what reaches the whole school, or one of the classes that somebody belongs to.</summary>
    public static Result CheckAny(Actor actor, SchoolAction action, IEnumerable<ClassId> classes)
    {
        var inSchool = Check(actor, action, Target.School);
        return inSchool.IsRefused && classes.Any(@class => Permits(actor, action, Target.Of(@class))) ? Result.Done : inSchool;
    }

    /// <summary>The rule of the regulation that an action is governed by.</summary>
    public static Rule GoverningRule(SchoolAction action) =>
        action switch
        {
            SchoolAction.EditSchool or SchoolAction.ApplyForRegistration => Rule.InformationEdited,
            SchoolAction.SeePeople
            or SchoolAction.SeeContacts
            or SchoolAction.LinkGuardian
            or SchoolAction.KeepPeople
            or SchoolAction.ImportRoster
            or SchoolAction.MovePeople => Rule.MovementRecorded,
            SchoolAction.AppointAdministrator or SchoolAction.AppointDirector or SchoolAction.AppointDeputy => Rule.AdministratorAppointed,
            SchoolAction.AgreeToAdministrator => Rule.AdditionalAdministrators,
            SchoolAction.DecideOnRequests => Rule.RequestsReviewed,
            SchoolAction.VerifyStatus => Rule.StatusVerified,
            SchoolAction.AppointClassTeacher or SchoolAction.KeepClasses or SchoolAction.SeeClasses or SchoolAction.SeeClass =>
                Rule.StructureKept,
            SchoolAction.SeeInvites or SchoolAction.IssueInvite => Rule.LinksIssued,
            SchoolAction.AnnulInvite => Rule.UnclaimedLinksAnnulled,
            SchoolAction.CreateChat
            or SchoolAction.CreateClassChats
            or SchoolAction.CreateColleagueChat
            or SchoolAction.ReadChat
            or SchoolAction.WriteInChat => Rule.ChatsCreated,
            SchoolAction.LeaveChat => Rule.MembersLeaveFreely,
            SchoolAction.PublishInChannel => Rule.ChannelsPublished,
            SchoolAction.Moderate or SchoolAction.AppointModerator or SchoolAction.SeeRemovedText or SchoolAction.AllowException =>
                Rule.WorkerModerates,
            SchoolAction.ReportMessage => Rule.MessagesRemoved,
            SchoolAction.ObjectToUnblocking or SchoolAction.SeeObjections => Rule.EarlyUnblocking,
            SchoolAction.ContestSanction or SchoolAction.DecideOnAppeals => Rule.NoArbitrariness,
            SchoolAction.JudgeReported or SchoolAction.BlockByDecision or SchoolAction.Authorise => Rule.DirectorBlock,
            SchoolAction.RestrictAccess => Rule.PortalRestricted,
            SchoolAction.SeeStatistics => Rule.StatisticsReported,
            SchoolAction.SeeRecord or SchoolAction.ObserveRules or SchoolAction.LookIntoChat => Rule.UseControlled,
            SchoolAction.KeepCalendar => Rule.PostingHours,
            SchoolAction.RecoverAccess or SchoolAction.AskForSupport or SchoolAction.GiveSupport => Rule.SupportGiven,
            SchoolAction.SeeAcknowledgements or SchoolAction.KeepAcknowledgements => Rule.RulesAcknowledged,
            SchoolAction.SeeConsents or SchoolAction.KeepConsents => Rule.PersonalData,
            SchoolAction.SeeRegulation or SchoolAction.SeeDraft or SchoolAction.DraftRegulation or SchoolAction.ApproveRegulation =>
                Rule.EditionsAdopted,
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
        };

    private static IEnumerable<Permission> Members(Standing standing) =>
        [
            new(standing, SchoolAction.ReadChat, Reach.OwnChat),
            new(standing, SchoolAction.WriteInChat, Reach.OwnChat),
            new(standing, SchoolAction.LeaveChat, Reach.OwnChat),
            new(standing, SchoolAction.ReportMessage, Reach.OwnChat),
            new(standing, SchoolAction.ObjectToUnblocking, Reach.OwnChat),
            new(standing, SchoolAction.ContestSanction, Reach.School),
            new(standing, SchoolAction.SeeRegulation, Reach.School),
            new(standing, SchoolAction.AskForSupport, Reach.School),
        ];

    private static IEnumerable<Permission> Given(Actor actor, SchoolAction action, Target target) =>
        ByAction[action].Where(row => Holds(actor, row.Standing, target) && Covers(actor, row, target));

    private static bool Holds(Actor actor, Standing standing, Target target) =>
        standing == Standing.Moderator ? target.Moderates : actor.Is(standing);

    private static bool Covers(Actor actor, Permission row, Target target) =>
        row.Reach switch
        {
            Reach.School => true,
            Reach.OwnClass => target.Class is { } own && actor.LeadsClasses.Contains(own),
            Reach.TaughtClass => target.Class is { } taught && (actor.LeadsClasses.Contains(taught) || actor.TeachesIn.Contains(taught)),
            Reach.OwnChat => target.InChat,
            Reach.ModeratedChat => target.Moderates,
            Reach.Authorised => actor.IsAuthorised(row.Standing, target.Class),
            _ => false,
        };
}

/// <summary>The role does not permit it.</summary>
public sealed record NotPermitted(SchoolAction Action, Clause? Clause) : Error(ErrorKind.Forbidden, Clause)
{
    /// <summary>The regulation does not say who does it: the clause is only the one that comes nearest.</summary>
    public bool NamesNobody { get; init; }
}
