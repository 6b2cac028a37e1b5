using System.Globalization;
using System.Text.RegularExpressions;

namespace SchoolComms.Testing.Fuzzing;

/// <summary>What no honest person types. Values carry a marker where they can, so that it is seen what became of them.</summary>
public static partial class HostileValues
{
    /// <summary>How every marker begins.</summary>
    public const string Mark = "zqx";

    private const string M = "{marker}";

    private static readonly string[] Markup =
    [
        $"<script>{M}()</script>",
        $"\"><img src=x onerror={M}()>",
        $"'><x-{M}>",
        $"</textarea></title></option></select></script></style><x-{M}>",
        $"--><x-{M}><!--",
        $"]]><x-{M}>",
        $"\" {M}=\"1\" autofocus onfocus=\"{M}()\" x=\"",
        $"' {M}='1' onfocus='{M}()",
        $"` {M}=1 onfocus={M}()",
        $"&lt;x-{M}&gt;",
        $"&#x3c;x-{M}&#x3e;",
        $"%3Cx-{M}%3E",
        $"\\u003cx-{M}\\u003e",
        $"＜x-{M}＞",
        $"javascript:{M}()",
        $"JaVaScRiPt&colon;{M}()",
        $"data:text/html,<x-{M}>",
        $"https://{M}.example/\" onmouseover=\"{M}()",
        $"//{M}.example",
        $"/\\{M}.example",
        $"<svg><animate onbegin={M}()></svg>",
        $"<a href=javascript:{M}()>x</a>",
        $"{{{{7*7}}}}{M}",
        $"@(7*7){M}",
        $"${{7*7}}{M}",
        $"<%= 7*7 %>{M}",
        $"#{{7*7}}{M}",
    ];

    private static readonly string[] Commands =
    [
        $"' or 1=1 --{M}",
        $"'; drop table person; --{M}",
        $"1) union select null, null --{M}",
        $"\\'; select pg_sleep(9); --{M}",
        $"%' and '1'='1{M}",
        $"%_%_%\\{M}",
        "\\",
        $"(a+)+$[{M}",
        $"=HYPERLINK(\"http://{M}.example\";\"{M}\")",
        $"+1+cmd|' /C calc'!A0{M}",
        $"-2+3{M}",
        $"@SUM(1+1){M}",
        $"\t=1+1{M}",
        $"{M}\r\nSet-Cookie: {M}=1\r\n\r\n<x-{M}>",
        $"../../../../etc/passwd{M}",
        $"..\\..\\{M}",
        $"$(sleep 9){M}",
        $"<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;{M}</x>",
        $"{{\"$type\":\"System.Object\",\"{M}\":1}}",
        "null",
        "[object Object]",
        "{0}{1}{999}",
        "%s%n%x",
    ];

    private static readonly string[] Characters =
    [
        "",
        " ",
        "\u00a0\u2003\u3000",
        $"\0{M}",
        $"{M}\0",
        $"{M}\u0001\u0007\u0008\u001b[31m\u007f\u0085\u009b",
        $"\u200b\u200c\u200d\u2060\ufeff{M}",
        "\u200b\u200d\u2060",
        $"\u202e{M}\u202c",
        $"\u2066\u2067{M}\u2069\u200f\u061c",
        $"\u2028\u2029{M}\v\f",
        $"Иvаnоv {M} Ρеtrоvісh",
        $"ıİßﬃǅ{M}",
        $"ё\u0435\u0308{M}",
        $"е{new string('\u0301', 600)}{M}",
        $"👩‍👩‍👧‍👦🏳️‍🌈{M}",
        $"\ufffe\uffff\U0010ffff\ue000{M}",
        $"{M}{new string('я', 300)}",
        $"{M}{new string('ы', 5_000)}",
        $"{M}{new string('ф', 100_000)}",
        $"{string.Concat(Enumerable.Repeat("😀", 2_050))}{M}",
        $"a{string.Concat(Enumerable.Repeat("😀", 130))}{M}",
        $"{new string('\n', 20_000)}{M}",
        string.Concat(Enumerable.Repeat("<b>", 3_000)) + M,
        new string('1', 400),
    ];

    private static readonly string[] Numbers =
    [
        .. "-1 0 1 999 32768 2147483647 2147483648 -2147483649 9223372036854775807 9223372036854775808 1e308 1e999 NaN Infinity -0".Split(
            ' '
        ),
        .. "0x10 1,5 1.5 --1 +1 00000000000000000001 ٣ １２ 1_000 true".Split(' '),
        "1 000",
    ];

    private static readonly string[] Dates =
    [
        .. "0000-00-00 0000-01-01 0001-01-01 0001-01-02 1582-10-10 1900-01-01 9999-12-31 9999-12-30 10000-01-01 -0001-01-01".Split(' '),
        .. "2026-02-30 2026-02-29 2026-13-01 31.12.9999 1/1/1 infinity -infinity 2026-W11 20260311 24:00 23:59:60 99:99 00:00".Split(' '),
        .. "0001-01-01T00:00 9999-12-31T23:59 2026-03-29T02:30 2026-03-11T25:61 9999-12-31T23:59:59.9999999-12:00".Split(' '),
        .. "0001-01-01T00:00:00+14:00 0001-01-01T00:00:00Z 9999-12-31T23:59:59Z 2026-03-11T10:00:00.123456789+03:00".Split(' '),
    ];

    private static readonly string[] Identifiers =
    [
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "0199c5d2-7b00-7000-8000-000000000000",
        "0199c5d27b00700080000000000000ff",
        "{0199c5d2-7b00-7000-8000-000000000000}",
        "0199c5d2-7b00-7000-8000-00000000000g",
        "0199c5d2-7b00-7000-8000-000000000000\n",
        "0199c5d2",
        "0199c5d2-7b00-7000-8000-000000000000,0199c5d2-7b00-7000-8000-000000000001",
    ];

    private static readonly string[] Choices =
    [
        .. "999 -1 0 1 2 3 2147483648 None Unknown Director Administrator Parent Student true,false 1,2 on yes".Split(' '),
        $"Parent{M}",
        "parent",
        " Parent ",
    ];

    /// <summary>Percent-encoded already: bytes that are no UTF-8, halves of pairs, escapes cut short.</summary>
    private static readonly string[] Encoded =
    [
        .. $"%ff%fe{M} %c0%ae%c0%ae%c0%af{M} %ed%a0%80{M} %f0%9f{M} %zz{M} % %2 %u0041{M} {M}%00 %e2%80%ae{M} %253Cx-{M}%253E".Split(' '),
        .. $"%2e%2e%2f%2e%2e%2f{M} %0d%0aSet-Cookie:%20{M}=1 %ef%bb%bf{M} +{M}+ {M}%3B%26%3D{M}".Split(' '),
    ];

    private static readonly string[][] Any = [Markup, Commands, Characters, Numbers, Dates, Identifiers, Choices];

    /// <summary>A marker of its own for each request, of letters only: names have no digits.</summary>
    public static string Marker(int number) =>
        Mark + string.Concat(number.ToString("D6", CultureInfo.InvariantCulture).Select(digit => (char)(digit + 'a' - '0')));

    /// <summary>A value for a control: half of the time of the kind that it takes, else of any.</summary>
    public static string For(Field field, string marker, Random random)
    {
        var values = random.Next(2) == 0 ? Any[random.Next(Any.Length)] : OfKind(field, random);
        return values[random.Next(values.Length)].Replace(M, marker, StringComparison.Ordinal);
    }

    public static string EncodedFor(string marker, Random random) =>
        Encoded[random.Next(Encoded.Length)].Replace(M, marker, StringComparison.Ordinal);

    private static string[] OfKind(Field field, Random random) =>
        field switch
        {
            { Kind: "date" or "time" or "datetime-local" } => Dates,
            { Kind: "number" } => Numbers,
            { Kind: "select" or "radio" or "checkbox" or "button" } => Choices,
            _ when Guid.TryParse(field.Value, out _) => Identifiers,
            _ when Date().IsMatch(field.Value) => Dates,
            _ when int.TryParse(field.Value, CultureInfo.InvariantCulture, out _) => Numbers,
            _ => Any[random.Next(3)],
        };

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}")]
    private static partial Regex Date();
}
