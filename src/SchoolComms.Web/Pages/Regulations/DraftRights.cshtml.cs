using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>Who may invite whom and create which chats, each by its clause, and who may write to whom directly; without a clause there is no right.</summary>
public sealed class DraftRightsModel(ReadDraft read, ChangeDraft change, IStringLocalizer<Texts> t)
    : DraftStep(RegulationPart.Rights, read, change, t)
{
    [BindProperty]
    public RightsInput Input { get; set; } = new();

    /// <summary>Who can have such a right at all: the portal lets nobody else invite or create.</summary>
    public static IReadOnlyList<Standing> Standings { get; } =
    [Standing.Director, Standing.Deputy, Standing.Administrator, Standing.ClassTeacher, Standing.Teacher, Standing.Staff];

    public static string KeyOf(Role sender, Role receiver) => $"{sender}/{receiver}";

    public static string KeyOf(object what, Standing who) => $"{what}/{who}";

    protected override void Fill(Regulation regulation) =>
        Input = new RightsInput
        {
            InviteRights = regulation.InviteRights.ToDictionary(
                right => KeyOf(right.Invited, right.Inviter),
                right => (string?)right.Clause
            ),
            ChatRights = regulation.ChatRights.ToDictionary(right => KeyOf(right.Kind, right.Creator), right => (string?)right.Clause),
            DirectRights = [.. regulation.DirectRights.Select(right => KeyOf(right.From, right.To))],
        };

    protected override Result<Regulation> Read(Regulation regulation) =>
        regulation with
        {
            InviteRights =
            [
                .. from role in Enum.GetValues<Role>()
                from inviter in Standings
                let clause = ClauseIn(Input.InviteRights, role, inviter)
                where clause.Length > 0
                select new InviteRight(inviter, role, clause),
            ],
            ChatRights =
            [
                .. from chat in ChatRule.CreatedKinds
                from creator in Standings
                let clause = ClauseIn(Input.ChatRights, chat, creator)
                where clause.Length > 0
                select new ChatRight(creator, chat, clause),
            ],
            DirectRights =
            [
                .. from sender in Enum.GetValues<Role>()
                from receiver in Enum.GetValues<Role>()
                where Input.DirectRights.Contains(KeyOf(sender, receiver))
                select new DirectRight(sender, receiver),
            ],
        };

    private static string ClauseIn(Dictionary<string, string?> rights, object what, Standing who) =>
        (rights.GetValueOrDefault(KeyOf(what, who)) ?? "").Trim();

    public sealed record RightsInput
    {
        public Dictionary<string, string?> InviteRights { get; set; } = [];
        public Dictionary<string, string?> ChatRights { get; set; } = [];

        /// <summary>The pairs of sender and receiver that are ticked.</summary>
        public List<string> DirectRights { get; set; } = [];
    }
}
