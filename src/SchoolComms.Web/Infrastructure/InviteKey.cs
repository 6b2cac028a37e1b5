using System.Security.Cryptography;
using SchoolComms.Application.Invitations;

namespace SchoolComms.Web.Infrastructure;

/// <summary>The key that invite codes are drawn with. It stands outside the database: in the configuration, or in Development in a file.</summary>
public static class InviteKey
{
    public static InviteCodes Load(IConfiguration configuration, IHostEnvironment environment, string dataFolder)
    {
        if (configuration["SchoolComms:Invites:Key"] is { Length: > 0 } configured)
            return new InviteCodes(Convert.FromBase64String(configured));
        if (!environment.IsDevelopment())
            throw new InvalidOperationException("Set SchoolComms__Invites__Key to 32 random bytes in base64, the same on every node.");

        var file = Path.Combine(dataFolder, "invite.key");
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(dataFolder);
            File.WriteAllBytes(file, RandomNumberGenerator.GetBytes(InviteCodes.MinKey));
        }

        return new InviteCodes(File.ReadAllBytes(file));
    }
}
