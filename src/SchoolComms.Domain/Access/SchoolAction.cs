namespace SchoolComms.Domain.Access;

/// <summary>Every guarded action of the portal.</summary>
public enum SchoolAction
{
    EditSchool = 1,
    SeePeople,
    SeeContacts,
    LinkGuardian,
    ImportRoster,
    AppointAdministrator,
    AppointClassTeacher,
    KeepClasses,
    SeeClasses,
    SeeClass,
    SeeInvites,
    IssueInvite,
    AnnulInvite,
    CreateChat,
    CreateClassChats,
    CreateColleagueChat,
    ReadChat,
    WriteInChat,
    LeaveChat,
    PublishInChannel,
    Moderate,
    SeeRemovedText,
    AllowException,
    SeeRegulation,
    SeeStatistics,
    SeeRecord,
}
