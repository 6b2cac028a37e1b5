using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Npgsql;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;
using SchoolComms.Web.Tests.Invitations;

namespace SchoolComms.Web.Tests.Security;

/// <summary>What the portal keeps secret comes from files of a vault, and who copies the database has no key of its cookies.</summary>
public sealed class SecretsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("schoolcomms-secrets-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Keys_of_cookies_stand_encrypted_in_the_database_and_only_nodes_with_the_certificate_open_them()
    {
        await using var database = await EmptyDatabase.MigratedAsync();
        var sealedKeys = new Dictionary<string, string> { ["SchoolComms:Keys:Certificate"] = Certificate() };
        await using var first = WebApp.Start(WebApp.UsualNow, database.ConnectionString, sealedKeys);
        await using var second = WebApp.Start(WebApp.UsualNow, database.ConnectionString, sealedKeys);
        var school = await TestSchool.CreateAsync(first.Services);
        var cookies = new CookieContainer();
        await WebApp.SignInAsync(first.Browsing(cookies), school, school.Parent);

        foreach (var key in await KeysAsync(database))
        {
            key.ShouldContain("<EncryptedData");
            key.ShouldNotContain("masterKey");
        }

        (await ChatsAsync(second, school, cookies)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var copy = WebApp.Start(WebApp.UsualNow, database.ConnectionString);
        (await ChatsAsync(copy, school, cookies)).Headers.Location!.ToString().ShouldContain("/sign-in");
    }

    [Fact]
    public async Task A_secret_in_a_file_goes_before_the_environment()
    {
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "SchoolComms__Invites__Key"),
            Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            TestContext.Current.CancellationToken
        );
        await using var app = await WebApp.StartAsync(WebApp.UsualNow, new() { ["SchoolComms:Secrets"] = folder.FullName });
        var usual = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(usual.Services);
        var invite = await school.IssueAsync();

        (await app.Stranger().GetAsync($"/join/{invite.Code}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await usual.Stranger().GetAsync($"/join/{invite.Code}")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    // One file for both, as `openssl req -x509 -nodes -keyout keys.pem -out keys.pem` makes it.
    private string Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=schoolcomms", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        var file = Path.Combine(folder.FullName, "keys.pem");
        File.WriteAllText(file, $"{key.ExportPkcs8PrivateKeyPem()}\n{certificate.ExportCertificatePem()}\n");
        return file;
    }

    private static async Task<HttpResponseMessage> ChatsAsync(WebApp app, TestSchool school, CookieContainer cookies) =>
        await app.Browsing(cookies).GetAsync($"/s/{school.Slug}/chats");

    private static async Task<List<string>> KeysAsync(EmptyDatabase database)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand("select xml from data_protection_key");
        await using var rows = await command.ExecuteReaderAsync();
        var keys = new List<string>();
        while (await rows.ReadAsync())
            keys.Add(rows.GetString(0));
        keys.ShouldNotBeEmpty();
        return keys;
    }
}
