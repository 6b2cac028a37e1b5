using Microsoft.Extensions.Localization;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.TagHelpers;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>What a verdict on a tried message looks like and says.</summary>
internal static class VerdictWords
{
    public static Meaning Meaning(this Mode mode) =>
        mode switch
        {
            Mode.Refuse => TagHelpers.Meaning.Refused,
            Mode.Hold or Mode.Warn => TagHelpers.Meaning.Held,
            _ => TagHelpers.Meaning.Allowed,
        };

    /// <summary>The answer to «Можно ли?» in a sentence.</summary>
    public static string Sentence(this Mode mode, IStringLocalizer t) =>
        mode switch
        {
            Mode.Refuse => t["Нельзя: такое сообщение портал не примет"],
            Mode.Hold => t["Сообщение сначала увидит модератор"],
            Mode.Warn => t["Можно, но портал предупредит автора"],
            Mode.Observe => t["Можно: это только отмечается, автора никто не остановит"],
            _ => t["Можно"],
        };

    /// <summary>The same in a word or two, for a table.</summary>
    public static string Short(this Mode mode, IStringLocalizer t) =>
        mode switch
        {
            Mode.Refuse => t["Нельзя"],
            Mode.Hold => t["Увидит модератор"],
            Mode.Warn => t["Предупреждение"],
            Mode.Observe => t["Отмечается"],
            _ => t["Можно"],
        };

    /// <summary>What a rule in this mode does.</summary>
    public static string Does(this Mode mode, IStringLocalizer t) =>
        mode switch
        {
            Mode.Refuse => t["Не пропускает"],
            Mode.Hold => t["Показывает модератору"],
            Mode.Warn => t["Предупреждает"],
            Mode.Observe => t["Только отмечает"],
            _ => t["Не проверяет"],
        };
}
