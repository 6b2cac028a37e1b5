using System.Security.Cryptography;
using SchoolComms.Application.Invitations;

namespace SchoolComms.Application.People;

/// <summary>
/// The code of the address at which an applicant sees their request: 144 random bits, shown to nobody else. The store keeps
/// its hash, as of an invite's code, so that a copy of the database opens no request.
/// </summary>
public static class RequestCode
{
    private const int Bytes = 18;

    public static string New() => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] HashOf(string code) => InviteCodes.HashOf(code);

    public static bool IsWellFormed(string code) => InviteCodes.IsWellFormed(code);
}
