using SchoolComms.Domain.Access;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>The years whose moved days off the administrator is to add, where the regulation sets hours by them.</summary>
public sealed record MissingYears(string Slug, IReadOnlyList<int> Years)
{
    public static MissingYears Of(Actor actor, DateTimeOffset now) =>
        new(
            actor.School.Slug,
            actor.Edition.Regulation.PostingHours is null ? [] : [.. actor.School.Calendar.MissingYears(actor.School.DateAt(now))]
        );
}
