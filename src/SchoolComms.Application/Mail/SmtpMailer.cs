using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;

namespace SchoolComms.Application.Mail;

/// <summary>The mail server that letters go out by.</summary>
/// <param name="Tls">Whether the conversation is encrypted (STARTTLS).</param>
/// <param name="From">The sender's address: the portal's.</param>
/// <param name="Site">The portal's public address, which the links in letters start with.</param>
public sealed record MailServer(string Host, int Port, bool Tls, string? User, string? Password, string From, Uri Site);

/// <summary>A letter: plain text, without pictures, tracking and attachments.</summary>
public sealed record Letter(string To, string Subject, string Text);

/// <summary>Hands letters to the mail server. Where none is set up, whoever wants to send is told so.</summary>
public sealed class SmtpMailer(MailServer? server)
{
    /// <summary>Longer than that no mail server thinks.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly MailServer? server = server;

    public bool IsSetUp => server is not null;

    public Uri Site => server?.Site ?? throw new InvalidOperationException("No mail server is set up.");

    /// <summary>Hands a letter over, or says why the server did not take it: <see cref="LetterNotTaken"/>.</summary>
    public async Task<Result> SendAsync(Letter letter, CancellationToken cancel)
    {
        if (server is null)
            return new MailNotSetUp();

        using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.Tls };
        if (server.User is not null)
            client.Credentials = new NetworkCredential(server.User, server.Password);

        using var message = new MailMessage(server.From, letter.To, letter.Subject, letter.Text)
        {
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64,
        };
        message.Headers.Add("Auto-Submitted", "auto-generated");

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(message, limit.Token);
            return Result.Done;
        }
        catch (SmtpException refused)
        {
            return NotTaken((int)refused.StatusCode);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new LetterNotTaken(MailFailure.Unreachable, null);
        }
    }

    // RFC 5321: 4xx is worth another attempt, 5xx is not; without a number there was no conversation.
    private static LetterNotTaken NotTaken(int answer) =>
        answer switch
        {
            >= 400 and < 500 => new LetterNotTaken(MailFailure.Postponed, answer),
            >= 500 and < 600 => new LetterNotTaken(MailFailure.Refused, answer),
            _ => new LetterNotTaken(MailFailure.Unreachable, null),
        };
}

/// <summary>The portal has no mail server: links go out by the other ways.</summary>
public sealed record MailNotSetUp() : Error(ErrorKind.Conflict);

/// <summary>The mail server did not take the letter.</summary>
/// <param name="Failure">Why.</param>
/// <param name="Answer">The server's number of it; null where it gave none.</param>
public sealed record LetterNotTaken(MailFailure Failure, int? Answer) : Error(ErrorKind.Conflict);
