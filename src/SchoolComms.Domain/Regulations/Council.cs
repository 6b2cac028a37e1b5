namespace SchoolComms.Domain.Regulations;

/// <summary>Whose opinion on a local act a school takes into account before it is approved (S2 header, S3 1.3, S4 header).</summary>
public enum Council
{
    Pedagogical = 1,
    Parents,
    Students,
    Workers,
    GeneralMeeting,
}
