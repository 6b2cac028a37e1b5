using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Npgsql;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// Keeps Data Protection's keys in the database, so that several web nodes share them; encrypted, where <c>SchoolComms:Keys:Certificate</c>
/// names a PEM file with a certificate and its key. Data Protection asks synchronously.
/// </summary>
public sealed class DataProtectionKeys(NpgsqlDataSource source) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = source.CreateCommand("select xml from data_protection_key order by id");
        using var reader = command.ExecuteReader();
        var keys = new List<XElement>();
        while (reader.Read())
            keys.Add(XElement.Parse(reader.GetString(0)));
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = source.CreateCommand("insert into data_protection_key (friendly_name, xml) values ($1, $2)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = friendlyName });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = element.ToString(SaveOptions.DisableFormatting) });
        command.ExecuteNonQuery();
    }
}

public static class DataProtectionSetup
{
    public static void AddDataProtectionKeys(this IServiceCollection services, IConfiguration configuration)
    {
        // Cookies and forms' tokens are opened at every request: this takes half as long as the default, and keys made earlier stay good.
        var protection = services
            .AddDataProtection()
            .SetApplicationName("SchoolComms")
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(keys =>
            keys.XmlRepository = new DataProtectionKeys(provider.GetRequiredService<NpgsqlDataSource>())
        ));
        if (configuration["SchoolComms:Keys:Certificate"] is { Length: > 0 } file)
            protection.ProtectKeysWithCertificate(X509Certificate2.CreateFromPemFile(file));
    }
}
