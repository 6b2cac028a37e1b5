using System.Collections.Frozen;
using SchoolComms.Domain.Regulations.Texts;

namespace SchoolComms.Domain.Access;

/// <summary>Passwords that are tried first: the list beside this file, with digits and signs around, or several times in a row.</summary>
internal static class CommonPasswords
{
    // Shorter pieces in a row are no password, whichever they are: "абабабабаб", "2026202620262026".
    private const int ShortestPiece = 5;

    private static readonly FrozenSet<string> Known = WordList.ReadBeside(typeof(CommonPasswords), "common-passwords").ToFrozenSet();

    public static bool Contain(string password)
    {
        var whole = password.ToLowerInvariant().Replace('ё', 'е');
        var piece = Piece(whole);
        return piece.Length < ShortestPiece
            || Known.Contains(whole)
            || Known.Contains(piece)
            || Known.Contains(Piece(Word(whole)))
            || Known.Contains(Word(piece));
    }

    private static string Word(string text)
    {
        var letters = Enumerable.Range(0, text.Length).Where(i => char.IsLetter(text[i])).ToList();
        return letters.Count == 0 ? "" : text[letters[0]..(letters[^1] + 1)];
    }

    /// <summary>What the text repeats from beginning to end; itself where it repeats nothing.</summary>
    private static string Piece(string text)
    {
        // A text that repeats a piece stands in its own double somewhere between the ends.
        return text.Length == 0 ? text : text[..(text + text).IndexOf(text, 1, StringComparison.Ordinal)];
    }
}
