using SchoolComms.Application;
using SchoolComms.Application.Mail;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Sends the letters with invite links that wait, and tries again those that failed for a time. Neither address nor code is logged.</summary>
public sealed class InviteMailSender(IServiceScopeFactory scopes, Measures measures, SmtpMailer mailer, ILogger<InviteMailSender> log)
    : DueWork<DueInviteMail>(scopes, measures, log, TimeSpan.FromSeconds(2))
{
    protected override bool IsNeeded => mailer.IsSetUp;

    protected override Task<IReadOnlyList<DueInviteMail>> ReadDueAsync(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<DueInviteMails>().RunAsync(cancel);

    protected override async Task DoAsync(DueInviteMail due, IServiceProvider services, CancellationToken cancel)
    {
        var letters = services.GetRequiredService<InviteLetters>();
        var mail = await services.GetRequiredService<SendInviteMail>().RunAsync(due, letters.Write, cancel);
        if (mail?.Failure is { } why)
            log.LogWarning("The letter {Letter} did not go out: {Failure} {Answer}, {State}", due.Id, why, mail.Answer, mail.State);
    }
}
