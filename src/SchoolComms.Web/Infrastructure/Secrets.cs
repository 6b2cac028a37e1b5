namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// Settings that a vault of the platform lays down as files, one in each: <c>/run/secrets/SchoolComms__Invites__Key</c>, or in the folder
/// that <c>SchoolComms:Secrets</c> names. They go before those of the environment.
/// </summary>
public static class Secrets
{
    private const string UsualFolder = "/run/secrets";

    public static void AddSecrets(this WebApplicationBuilder builder) =>
        builder.Configuration.AddKeyPerFile(builder.Configuration["SchoolComms:Secrets"] ?? UsualFolder, optional: true);
}
