using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Invitations;

namespace SchoolComms.Application.Invitations;

/// <summary>
/// The codes of invite links. A code is drawn from the link's id by a key that stands outside the database, so that a
/// link can be shown again to whom it may be shown, and a copy of the database opens none.
/// </summary>
public sealed class InviteCodes(byte[] key)
{
    /// <summary>Characters of a code: 24 of base64url, 144 bits.</summary>
    public const int Length = 24;

    /// <summary>Bytes that a key must have at least.</summary>
    public const int MinKey = 32;

    private readonly byte[] key =
        key.Length >= MinKey ? key : throw new ArgumentException($"An invite key has at least {MinKey} bytes.", nameof(key));

    public string CodeOf(InviteId invite) => Draw(invite.Value.ToByteArray(bigEndian: true));

    /// <summary>Whether today's key draws this code: a changed key ends all links, whatever the store says.</summary>
    public bool IsCodeOf(string code, InviteId invite) => AreSame(code, CodeOf(invite));

    /// <summary>The same for a link that restores access; no invite has its code, whatever the ids.</summary>
    public string CodeOf(RecoveryId recovery) => Draw([.. "recovery"u8, .. recovery.Value.ToByteArray(bigEndian: true)]);

    public bool IsCodeOf(string code, RecoveryId recovery) => AreSame(code, CodeOf(recovery));

    /// <summary>What the store keeps of a code.</summary>
    public static byte[] HashOf(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));

    public static bool IsWellFormed(string code) => code.Length == Length && Base64Url.IsValid(code);

    private string Draw(byte[] id) => Base64Url.EncodeToString(HMACSHA256.HashData(key, id))[..Length];

    private static bool AreSame(string code, string drawn) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(drawn));
}
