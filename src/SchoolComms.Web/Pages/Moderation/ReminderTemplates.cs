using Microsoft.Extensions.Localization;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>A ready text for each rule about messages, which a moderator may send as it is (S1 4.4).</summary>
internal static class ReminderTemplates
{
    /// <summary>What the moderator wrote, or the ready text of the rule.</summary>
    public static string Or(string? written, Rule? rule, IStringLocalizer t) =>
        string.IsNullOrWhiteSpace(written) && rule is { } named ? Of(named, t) : written ?? "";

    public static string Of(Rule rule, IStringLocalizer t) =>
        rule switch
        {
            Rule.PostingHours => t["Пожалуйста, пишите в чат в то время, которое названо в Правилах."],
            Rule.Uninformative => t["Пожалуйста, пишите в чат, когда есть что сообщить или спросить: остальное мешает находить важное."],
            Rule.Obscene => t["Пожалуйста, обходитесь в чате без бранных слов."],
            Rule.Insult => t["Пожалуйста, говорите о деле и не задевайте друг друга."],
            Rule.Threat => t["Угрозы в чате недопустимы. О том, что вас тревожит, напишите [классному руководителю|куратору]."],
            Rule.PersonalData => t["Пожалуйста, не пишите в чат чужие телефоны, адреса и другие личные сведения."],
            Rule.PhotoOfPeople => t["Фото и видео, на которых видны люди, можно отправлять только с их согласия."],
            Rule.ForeignMessenger => t["Пожалуйста, не зовите в другие мессенджеры: школа общается на портале."],
            Rule.Payment => t["Пожалуйста, не присылайте в чат номера карт и просьбы о переводах."],
            Rule.Credentials => t["Пожалуйста, никому не присылайте пароли и коды, в чат тоже."],
            Rule.OffTopic => t["Этот чат — для вопросов учёбы. Пожалуйста, остальное обсуждайте в другом месте."],
            Rule.Copyright => t["Пожалуйста, присылайте только те материалы, которыми вправе делиться."],
            Rule.BusinessEthics => t["Пожалуйста, соблюдайте деловой тон: вежливо, коротко и по делу."],
            Rule.NegativeOrExcessive => t["Чат — для организационных вопросов. Пожалуйста, лишнее и недовольство в него не пишите."],
            _ => t["Пожалуйста, соблюдайте Правила коммуникации."],
        };
}
