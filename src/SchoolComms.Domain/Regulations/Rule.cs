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
