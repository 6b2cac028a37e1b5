using System.Runtime.InteropServices;

namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>What a typed character is in a word.</summary>
internal enum GlyphKind : byte
{
    /// <summary>A letter of any alphabet.</summary>
    Letter,

    /// <summary>A digit or sign in the place of a letter: "0" for о, "@" for а.</summary>
    Substitute,

    /// <summary>A star in the place of any letter.</summary>
    Wild,
}

/// <summary>A typed character, or a run of the same, in its canonical form with its place in the message.</summary>
/// <param name="Typed">The bare small character.</param>
/// <param name="Letters">The set of canonical letters it may stand for.</param>
/// <param name="Kind">What it is in the word.</param>
/// <param name="StartsPiece">Whether a separator (a space, a dot, a hyphen) stands before it.</param>
/// <param name="Start">Index of its first UTF-16 unit in the message.</param>
/// <param name="End">Index after its last.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Glyph(char Typed, ulong Letters, GlyphKind Kind, bool StartsPiece, int Start, int End);

/// <summary>One way to read a word that may be typed in pieces ("с у к а", "су-ка").</summary>
/// <param name="Glyphs">At least one; the first starts a piece.</param>
/// <param name="IsForeign">All its letters are Latin, so that it may well be a word of another language.</param>
internal sealed record Reading(Glyph[] Glyphs, bool IsForeign)
{
    public bool EndsPiece(int end) => end == Glyphs.Length || Glyphs[end].StartsPiece;

    /// <summary>The first end of a piece from the index on.</summary>
    public int EndOfPiece(int end)
    {
        while (!EndsPiece(end))
        {
            end++;
        }

        return end;
    }
}
