using SchoolComms.Application.Mail;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Sends the letters with invite links that wait, and tries again those that failed for a time. Neither address nor code is logged.</summary>
public sealed class InviteMailSender(IServiceScopeFactory scopes, SmtpMailer mailer, InviteLetters letters, ILogger<InviteMailSender> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!mailer.IsSetUp)
            return;

        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await SendDueAsync(stoppingToken);
    }

    private async Task SendDueAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            foreach (var due in await scope.ServiceProvider.GetRequiredService<DueInviteMails>().RunAsync(cancel))
                await SendAsync(due, cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "The letters with links could not be read");
        }
    }

    // One letter that fails must not hold up the others; its next attempt is noted already.
    private async Task SendAsync(DueInviteMail due, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var mail = await scope.ServiceProvider.GetRequiredService<SendInviteMail>().RunAsync(due, letters.Write, cancel);
            if (mail?.Failure is { } why)
                log.LogWarning("The letter {Letter} did not go out: {Failure} {Answer}, {State}", due.Id, why, mail.Answer, mail.State);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "The letter {Letter} could not be sent", due.Id);
        }
    }
}
