using SchoolComms.Domain.Support;
using SchoolComms.Web.TagHelpers;

namespace SchoolComms.Web.Pages.Support;

/// <summary>How the state of a request for help looks.</summary>
public static class SupportWords
{
    public static Meaning MeaningOf(SupportState state) =>
        state switch
        {
            SupportState.Waiting or SupportState.PassedOn => Meaning.Held,
            SupportState.Answered => Meaning.Allowed,
            _ => Meaning.Neutral,
        };
}
