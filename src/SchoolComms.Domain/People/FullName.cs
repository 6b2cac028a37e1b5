using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.People;

/// <summary>A person's name as documents write it: surname, given name, patronymic if there is one. At most 120 characters.</summary>
/// <remarks>Two names are equal when their parts are; whether they may be the same person is asked of <see cref="Key"/>.</remarks>
public sealed partial record FullName
{
    public const int MaxLength = 120;

    // A part may be of several words («Ван дер Вельде», «Гасан оглы»): in the stored form these hold together by a no-break space.
    private const char WithinPart = '\u00A0';

    private FullName(string last, string first, string? middle)
    {
        Last = last;
        First = first;
        Middle = middle;
    }

    public string Last { get; }

    public string First { get; }

    public string? Middle { get; }

    /// <summary>«Иванова Анна Петровна».</summary>
    public string Full => Middle is null ? $"{Last} {First}" : $"{Last} {First} {Middle}";

    /// <summary>"Анна Сергеевна", as a colleague or a teacher is called; the whole name where there is no patronymic.</summary>
    public string Polite => Middle is null ? Full : $"{First} {Middle}";

    /// <summary>«Иванова А. П.».</summary>
    public string Short => Middle is null ? $"{Last} {First[0]}." : $"{Last} {First[0]}. {Middle[0]}.";

    /// <summary>«Анна И.»: enough for whoever is meant, little for anybody else.</summary>
    public string Discreet => $"{First} {Last[0]}.";

    /// <summary>For an avatar: «АИ», the given name first.</summary>
    public string Initials => string.Create(CultureInfo.InvariantCulture, $"{First[0]}{Last[0]}").ToUpperInvariant();

    /// <summary>For comparing: case, «ё», hyphens, apostrophes and Latin look-alikes make no difference. Never shown.</summary>
    public string Key => KeyOf(Full);

    /// <summary>The form for the store: <see cref="FromStored"/> gives the same parts back.</summary>
    public string Stored => string.Join(' ', Parts.Select(part => part.Replace(' ', WithinPart)));

    private IEnumerable<string> Parts => Middle is null ? [Last, First] : [Last, First, Middle];

    /// <summary>Reads a name written in one line, surname first.</summary>
    /// <returns>
    /// The name, or <see cref="NameIsEmpty"/>, <see cref="NameIsFormula"/>, <see cref="NameIsTooLong"/>,
    /// <see cref="NameHasForbiddenCharacters"/>, <see cref="NameIsOneWord"/>.
    /// </returns>
    public static Result<FullName> Parse(string? text)
    {
        var words = ReadWords(text);
        if (words.IsRefused)
        {
            return words.Error;
        }

        return words.Value switch
        {
            [] => new NameIsEmpty(),
            [_] => new NameIsOneWord(),
            [var last, var first] => new FullName(last, first, null),
            [.. var last, var first, var father, var ending] when last.Length > 0 && IsEndingOfPatronymic(ending) => new FullName(
                Join(last),
                first,
                $"{father} {ending.ToLowerInvariant()}"
            ),
            [.. var last, var first, var middle] when IsPatronymic(middle) => new FullName(Join(last), first, middle),
            [var last, var first, var middle] when !IsEndingOfPatronymic(middle) => new FullName(last, first, middle),
            [var last, .. var first] => new FullName(last, Join(first), null),
        };
    }

    /// <summary>Reads a name whose parts are known, as a form or separate columns give them.</summary>
    /// <returns>The name, or a refusal as in <see cref="Parse"/>.</returns>
    public static Result<FullName> Of(string? last, string? first, string? middle)
    {
        var surname = ReadWords(last);
        var given = ReadWords(first);
        var patronymic = ReadWords(middle);
        if ((surname.Error ?? given.Error ?? patronymic.Error) is { } error)
        {
            return error;
        }

        if (surname.Value.Length == 0 || given.Value.Length == 0)
        {
            return surname.Value.Length == given.Value.Length ? new NameIsEmpty() : new NameIsOneWord();
        }

        var name = new FullName(Join(surname.Value), Join(given.Value), patronymic.Value is [] ? null : Join(patronymic.Value));
        return name.Full.Length > MaxLength ? new NameIsTooLong(MaxLength) : name;
    }

    /// <summary>Takes <see cref="Stored"/> back without checking it again.</summary>
    public static FullName FromStored(string stored)
    {
        var parts = stored.Split(' ').Select(part => part.Replace(WithinPart, ' ')).ToArray();
        return new FullName(parts[0], parts[1], parts.Length > 2 ? parts[2] : null);
    }

    /// <summary>A name, or the beginning of one, folded as <see cref="Key"/> is, for searching.</summary>
    public static string KeyOf(string text) =>
        LookAlikes
            .ToCyrillic(text.Trim().ToUpperInvariant())
            .Replace('Ё', 'Е')
            .Replace('-', ' ')
            .Replace("'", "", StringComparison.Ordinal);

    public override string ToString() => Full;

    private static Result<string[]> ReadWords(string? text)
    {
        if (text is not null && text.Any(char.IsSurrogate))
        {
            return new NameHasForbiddenCharacters();
        }

        var name = (text ?? "").Normalize(NormalizationForm.FormKC).Trim(' ');
        if (name.Length > 0 && SpreadsheetText.StartsFormula(name))
        {
            return new NameIsFormula();
        }

        name = Apostrophes().Replace(Hyphens().Replace(Spaces().Replace(name, " "), "-"), "'");
        if (name.Length > MaxLength)
        {
            return new NameIsTooLong(MaxLength);
        }

        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!words.All(word => Word().IsMatch(word)))
        {
            return new NameHasForbiddenCharacters();
        }

        var oneCase = !name.Any(char.IsLower) || !name.Any(char.IsUpper);
        return words.Select(WithoutLookAlikes).Select(word => oneCase ? Capitalised(word) : word).ToArray();
    }

    private static string WithoutLookAlikes(string word) => word.Any(LookAlikes.IsCyrillic) ? LookAlikes.ToCyrillic(word) : word;

    private static string Capitalised(string word) =>
        FirstLetters().Replace(word.ToLowerInvariant(), letter => letter.Value.ToUpperInvariant());

    private static string Join(string[] words) => string.Join(' ', words);

    private static bool IsPatronymic(string word) => PatronymicEndings().IsMatch(word);

    private static bool IsEndingOfPatronymic(string word) => TurkicEndings().IsMatch(word);

    [GeneratedRegex(@"^\p{L}[\p{L}\p{M}]*(?:[-'][\p{L}\p{M}]+)*$")]
    private static partial Regex Word();

    [GeneratedRegex(@"[ \u2009\u202F]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(" ?[-\u2010-\u2015\u2212] ?")]
    private static partial Regex Hyphens();

    [GeneratedRegex("[`\u2018\u2019\u02BC\u00B4]")]
    private static partial Regex Apostrophes();

    [GeneratedRegex(@"(?<=^|-|^[од]')\p{L}")]
    private static partial Regex FirstLetters();

    [GeneratedRegex("(?:ич|вна|чна|шна)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PatronymicEndings();

    [GeneratedRegex("^(?:оглы|оглу|кызы|гызы|улы|уулу)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TurkicEndings();
}

/// <summary>There is no name.</summary>
public sealed record NameIsEmpty() : Error(ErrorKind.Invalid);

/// <summary>A surname alone, or a given name alone.</summary>
public sealed record NameIsOneWord() : Error(ErrorKind.Invalid);

/// <summary>The name is longer than <paramref name="Limit"/> characters.</summary>
public sealed record NameIsTooLong(int Limit) : Error(ErrorKind.Invalid);

/// <summary>A spreadsheet would run this as a formula.</summary>
public sealed record NameIsFormula() : Error(ErrorKind.Invalid);

/// <summary>Anything but letters, hyphens, apostrophes and spaces: digits, markup, control characters.</summary>
public sealed record NameHasForbiddenCharacters() : Error(ErrorKind.Invalid);
