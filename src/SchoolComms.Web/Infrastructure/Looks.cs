using SchoolComms.Domain.Invitations;
using SchoolComms.Web.TagHelpers;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Which of the four meanings a state of the domain has.</summary>
public static class Looks
{
    public static Meaning Of(InviteState state) =>
        state switch
        {
            InviteState.PartlyUsed or InviteState.Spent => Meaning.Allowed,
            InviteState.Expired => Meaning.Held,
            InviteState.Annulled => Meaning.Refused,
            _ => Meaning.Neutral,
        };

    public static Meaning Of(MailState state) =>
        state switch
        {
            MailState.Sent => Meaning.Allowed,
            MailState.Waiting => Meaning.Held,
            _ => Meaning.Refused,
        };
}
