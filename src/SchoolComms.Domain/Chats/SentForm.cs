using System.Security.Cryptography;
using System.Text;

namespace SchoolComms.Domain.Chats;

/// <summary>
/// Tells a form that is sent again, because its answer was lost on the way, from a new message: the number that the form was
/// shown with, and the words in it.
/// </summary>
public readonly record struct SentForm(Guid Value)
{
    /// <summary>Other words in the same form are another message: a browser brings an old form back together with what was typed.</summary>
    public static SentForm Of(string form, string text) =>
        new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{form}\n{text}")).AsSpan(0, 16)));
}
