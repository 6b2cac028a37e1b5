using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;

namespace SchoolComms.Application.Moderation;

/// <summary>What deciding on somebody's access to the whole portal needs.</summary>
internal static class RestrictionCases
{
    /// <summary>The actor as who decides on access: the director, or an official authorised for it.</summary>
    public static Result<Judge> Judge(Actor actor)
    {
        var permitted = Permissions.Check(actor, SchoolAction.RestrictAccess, Target.School);
        return permitted.IsRefused ? permitted.Error : Domain.Moderation.Judge.Of(actor, moderates: false);
    }
}
