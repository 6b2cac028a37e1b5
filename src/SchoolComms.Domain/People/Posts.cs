using System.Text.RegularExpressions;

namespace SchoolComms.Domain.People;

/// <summary>What a post by the staff list says about the role on the portal.</summary>
public static partial class Posts
{
    /// <summary>
    /// Whoever has a pedagogical post, heads the organisation, teaches or leads a class is a teacher (S1 2.2, S3 2.4);
    /// everybody else is staff.
    /// </summary>
    public static Role RoleOf(string? post, bool teaches) => teaches || Pedagogical().IsMatch(post ?? "") ? Role.Teacher : Role.Staff;

    // Who helps a teacher or an educator is none.
    [GeneratedRegex(
        @"^(?!помощник|младший|ассистент).*\b(?:учител|преподават|педагог|воспитател|директор|завуч|психолог|логопед|дефектолог|тьютор|методист|вожат|тренер|мастер производ)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Pedagogical();
}
