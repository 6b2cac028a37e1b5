using System.Security.Cryptography;
using SchoolComms.Application.Invitations;

namespace SchoolComms.Application.Access;

/// <summary>
/// Codes that stand for the authenticator application on the day on which the phone is lost: 118 random bits each, so that a
/// plain hash of them is enough to keep.
/// </summary>
public static class SpareCodes
{
    /// <summary>How many somebody gets.</summary>
    public const int Count = 8;

    // Neither 0 and O nor 1, I and L: people copy these by hand.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int Groups = 4;
    private const int OfGroup = 6;

    public static IReadOnlyList<string> New() =>
        [.. Enumerable.Range(0, Count).Select(_ => string.Join('-', Enumerable.Range(0, Groups).Select(_ => Group())))];

    /// <summary>What the store keeps of a code, however it was typed.</summary>
    public static byte[] HashOf(string typed) =>
        InviteCodes.HashOf(string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)));

    private static string Group() => RandomNumberGenerator.GetString(Letters, OfGroup);
}
