namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>E-mail addresses in a message.</summary>
internal static class EmailAddresses
{
    public static IEnumerable<PersonalDataFinding> Find(MessageText message)
    {
        var text = message.Typed;
        var last = 0;
        for (var at = text.IndexOf('@'); at >= 0; at = at + 1 < text.Length ? text.IndexOf('@', at + 1) : -1)
        {
            var start = at;
            while (start > last && IsPart(text[start - 1]))
            {
                start--;
            }

            var end = at + 1;
            while (end < text.Length && IsPart(text[end]))
            {
                end++;
            }

            while (text[end - 1] is '.' or '-')
            {
                end--;
            }

            if (start < at && HasTopLevelDomain(text.AsSpan(at + 1, Math.Max(0, end - at - 1))))
            {
                var address = message.Part(start, end);
                yield return new(PersonalDataKind.Email, address, address.Text);
            }

            last = end;
        }
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '+';

    private static bool HasTopLevelDomain(ReadOnlySpan<char> domain)
    {
        var dot = domain.LastIndexOf('.');
        return dot > 0 && domain.Length - dot > 2 && domain[(dot + 1)..].IndexOfAnyInRange('0', '9') < 0;
    }
}
