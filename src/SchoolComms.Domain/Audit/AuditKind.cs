namespace SchoolComms.Domain.Audit;

/// <summary>The acts of right and of enforcement that stand in the school's record (CTL-5).</summary>
public enum AuditKind
{
    SchoolSetUp = 1,
    SchoolEdited,
    EditionApproved,
    Appointed,
    AppointmentEnded,
    RosterImported,
    InviteIssued,
    InviteAnnulled,
    InviteClaimed,
    RulesAcknowledged,
    ChatCreated,
    MessageRemoved,
    ViolationRecorded,
    Reminded,
    Blocked,
    RuleLifted,
    ClassCreated,
    TeacherAttached,
    TeacherDetached,
    ChatLeft,
    GuardianLinked,
    CalendarChanged,
    RuleRestored,
    MessageLetThrough,
    MessageDeclined,
}
