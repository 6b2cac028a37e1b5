using SchoolComms.Application.Mail;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Reads the mail server from the configuration; a half of one is refused at the start rather than at the first letter.</summary>
public static class MailSetup
{
    private const int Submission = 587;

    public static SmtpMailer Load(IConfiguration configuration)
    {
        var mail = configuration.GetSection("SchoolComms:Mail");
        if (mail["Host"] is not { Length: > 0 } host)
            return new SmtpMailer(null);

        if (
            mail["From"] is not { Length: > 0 } from
            || !Uri.TryCreate(configuration["SchoolComms:Address"], UriKind.Absolute, out var site)
        )
        {
            throw new InvalidOperationException(
                "With SchoolComms__Mail__Host set, set SchoolComms__Mail__From to the sender's address and SchoolComms__Address to the portal's."
            );
        }

        return new SmtpMailer(
            new MailServer(
                host,
                mail.GetValue("Port", Submission),
                mail.GetValue("Tls", defaultValue: true),
                mail["User"],
                mail["Password"],
                from,
                site
            )
        );
    }
}
