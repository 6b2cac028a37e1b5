namespace SchoolComms.Domain.Regulations;

/// <summary>
/// What a regulation may contain. A rule is on in a school when its edition names a clause for it; a rule that the
/// regulation does not contain permits, refuses and punishes nothing.
/// </summary>
public enum Rule
{
    // Who organises
    AdministratorAppointed = 1,
    AdditionalAdministrators,
    StructureKept,
    MovementRecorded,
    RequestsReviewed,
    StatusVerified,
    InformationEdited,
    StatisticsReported,
    UseControlled,
    SupportGiven,
    EditionsAdopted,
    OpinionsHeard,
    SingleSource,

    // Invite links
    LinksIssued,
    UnclaimedLinksAnnulled,
    RulesAcknowledged,

    // Chats
    ChatsCreated,
    ChannelsPublished,
    ModeratorsAppointed,
    MembersLeaveFreely,
    DepartedRemoved,

    // Moderation
    WorkerModerates,
    MessagesRemoved,
    RulesReminded,
    LadderBlock,
    DirectorBlock,
    EarlyUnblocking,
    NoArbitrariness,
    PortalRestricted,

    // Between two people
    DirectMessages,

    // What is written
    PostingHours,
    Uninformative,
    Obscene,
    Insult,
    Threat,
    PersonalData,
    PhotoOfPeople,
    ForeignMessenger,
    Payment,
    Credentials,
    OffTopic,
    Copyright,
    BusinessEthics,
    NegativeOrExcessive,

    // Meetings
    RecordingAgreed,
}

/// <summary>What the rules have in common.</summary>
public static class Rules
{
    /// <summary>The rules about what is written, and when; each stands for an audience with a mode of its own.</summary>
    public static IEnumerable<Rule> AboutContent => Enum.GetValues<Rule>().Where(IsAboutContent);

    /// <summary>The rules about who organises, moderates and decides.</summary>
    public static IEnumerable<Rule> AboutOrganisation => Enum.GetValues<Rule>().Where(rule => !rule.IsAboutContent());

    public static bool IsAboutContent(this Rule rule) => rule is >= Rule.PostingHours and <= Rule.NegativeOrExcessive;
}
