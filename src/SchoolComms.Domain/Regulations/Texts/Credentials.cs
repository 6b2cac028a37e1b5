using System.Collections.Frozen;

namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>
/// Passwords, PIN codes and one-time codes (S0 8.2): a word for a credential with something beside it that can be one. Deliberately lets
/// pass: talk about passwords that tells none ("забыл пароль", "смените пароль до 15 числа", "пароль из 8 символов"), and codes of doors,
/// tasks or QR.
/// </summary>
public static class Credentials
{
    private const int Reach = 5;
    private const int ShortestPassword = 4;

    private static readonly FrozenSet<string> Passwords = [.. WordList.Read("credential-passwords")];
    private static readonly FrozenSet<string> Codes = [.. WordList.Read("credential-codes")];
    private static readonly FrozenSet<string> OneTime = [.. WordList.Read("credential-one-time")];
    private static readonly FrozenSet<string> OtherNumbers = [.. WordList.Read("credential-other-numbers")];

    /// <summary>Each credential with the word that tells what it is, in order and not overlapping.</summary>
    public static IEnumerable<Fragment> Find(MessageText text)
    {
        var words = text.Words;
        for (var i = 0; i < words.Count; i++)
        {
            if (SecretAfter(text.Typed, words, i) is { } secret)
            {
                yield return text.Part(words[i], words[secret]);
                i = secret;
            }
        }
    }

    private static int? SecretAfter(string text, List<PlainWord> words, int word)
    {
        var isPassword = Passwords.Contains(words[word].Text);
        var isCode = Codes.Contains(words[word].Text) && IsOneTime(words, word);
        if (!isPassword && !isCode)
        {
            return null;
        }

        for (var i = word + 1; i < Math.Min(words.Count, word + 1 + Reach); i++)
        {
            var couldBe = isPassword ? CouldBePassword(text, words, i) : CouldBeCode(words[i].Text);
            if (couldBe && (i + 1 == words.Count || !OtherNumbers.Contains(words[i + 1].Text)))
            {
                return i;
            }
        }

        return null;
    }

    private static bool IsOneTime(List<PlainWord> words, int code)
    {
        for (var i = Math.Max(0, code - 1); i < Math.Min(words.Count, code + 4); i++)
        {
            if (OneTime.Contains(words[i].Text))
            {
                return true;
            }
        }

        return false;
    }

    // Digits with letters, or a longer number, make a password; Latin letters alone only right after a colon, a dash or an equals sign.
    private static bool CouldBePassword(string text, List<PlainWord> words, int i)
    {
        var word = words[i].Text;
        var hasDigit = word.Any(char.IsDigit);
        var hasLetter = word.Any(char.IsLetter);
        var isTold = text.AsSpan(words[i - 1].End, words[i].Start - words[i - 1].End).IndexOfAny(":=—–-") >= 0;
        return word.Length >= ShortestPassword
            && (hasDigit ? hasLetter || isTold || word.Length > ShortestPassword : isTold && word.All(Alphabet.IsLatin));
    }

    private static bool CouldBeCode(string word) => word.Length is >= 4 and <= 8 && word.All(char.IsAsciiDigit);
}
