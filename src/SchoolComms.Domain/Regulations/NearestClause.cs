using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.Regulations;

/// <summary>
/// Where a regulation does not contain a rule, the clause of it that comes nearest (decision 0026): whoever is refused reads on what
/// they could look, and that it does not say more.
/// </summary>
public static class NearestClause
{
    /// <summary>The rule's own clause, else the nearest one; null where the regulation has nothing about it at all.</summary>
    public static Clause? Of(Edition edition, Rule rule) =>
        Near(rule)
            .Prepend(rule)
            .Append(Rule.EditionsAdopted)
            .Select(near => edition.Cite(near))
            .FirstOrDefault(clause => clause is not null);

    private static IEnumerable<Rule> Near(Rule rule) =>
        rule switch
        {
            // Who keeps the lists is not said; who takes those out of the chats who have left is (S2 4).
            Rule.MovementRecorded => [Rule.DepartedRemoved, Rule.StructureKept],
            // Who confirms a status is not said; who lets people in is (S0 4.1, S2 4).
            Rule.StatusVerified => [Rule.RequestsReviewed, Rule.LinksIssued],
            Rule.RequestsReviewed or Rule.UnclaimedLinksAnnulled or Rule.SupportGiven => [Rule.LinksIssued],
            // Who answers for the use as a whole: by its figures (S3 2.1), and in each chat its moderator (S2 4).
            Rule.UseControlled => [Rule.StatisticsReported, Rule.WorkerModerates],
            Rule.StatisticsReported => [Rule.UseControlled, Rule.WorkerModerates],
            Rule.AdditionalAdministrators => [Rule.AdministratorAppointed],
            Rule.ChannelsPublished or Rule.DirectMessages => [Rule.ChatsCreated],
            Rule.MembersLeaveFreely => [Rule.DepartedRemoved],
            Rule.MessagesRemoved or Rule.RulesReminded or Rule.DirectorBlock => [Rule.WorkerModerates],
            Rule.EarlyUnblocking => [Rule.NoArbitrariness, Rule.WorkerModerates],
            Rule.NoArbitrariness => [Rule.DirectorBlock, Rule.WorkerModerates],
            Rule.PortalRestricted => [Rule.UseControlled],
            Rule.PersonalData => [Rule.MovementRecorded],
            _ => [],
        };
}
