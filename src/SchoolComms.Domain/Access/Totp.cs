using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace SchoolComms.Domain.Access;

/// <summary>Codes of an authenticator application: six digits for every thirty seconds (RFC 6238).</summary>
public static class Totp
{
    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    /// <summary>Bytes of a key: as many as the hash has.</summary>
    public const int KeyBytes = 20;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsOfCharacter = 5;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    // Phones go fast or slow by some seconds: the code before and the one after count too (RFC 6238, 5.2).
    private static readonly int[] Drift = [0, -1, 1];

    /// <summary>The step of time whose code this is; null where it is none of now.</summary>
    public static long? StepOf(string key, string code, DateTimeOffset now)
    {
        var secret = BytesOf(key);
        var typed = string.Concat(code.Where(char.IsAsciiDigit));
        var current = now.ToUnixTimeSeconds() / (long)Step.TotalSeconds;
        return Drift.Select(drift => (long?)(current + drift)).FirstOrDefault(step => CodeAt(secret, step!.Value) == typed);
    }

    /// <summary>The code of an instant.</summary>
    public static string CodeAt(string key, DateTimeOffset at) => CodeAt(BytesOf(key), at.ToUnixTimeSeconds() / (long)Step.TotalSeconds);

    /// <summary>A key as it is typed into an application.</summary>
    public static string KeyOf(ReadOnlySpan<byte> secret)
    {
        var (key, bits, held) = (new System.Text.StringBuilder(), 0, 0);
        foreach (var part in secret)
        {
            (bits, held) = ((bits << 8) | part, held + 8);
            for (; held >= BitsOfCharacter; held -= BitsOfCharacter)
                key.Append(Base32[(bits >> (held - BitsOfCharacter)) & 31]);
        }

        return key.ToString();
    }

    /// <summary>What an application reads from the QR code.</summary>
    public static string AddressOf(string key, string login) =>
        $"otpauth://totp/SchoolComms:{Uri.EscapeDataString(login)}?secret={key}&issuer=SchoolComms&digits={Digits}";

    private static byte[] BytesOf(string key)
    {
        var (secret, bits, held) = (new List<byte>(), 0, 0);
        foreach (var character in key)
        {
            (bits, held) = ((bits << BitsOfCharacter) | Base32.IndexOf(character, StringComparison.Ordinal), held + BitsOfCharacter);
            if (held < 8)
                continue;

            held -= 8;
            secret.Add((byte)(bits >> held));
        }

        return [.. secret];
    }

    // RFC 4226, 5.3. Every authenticator application knows SHA-1; as a keyed hash it is unbroken.
    private static string CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
