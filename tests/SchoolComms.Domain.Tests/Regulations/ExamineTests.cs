using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Calendar;
using SchoolComms.Domain.Regulations.Texts;
using SchoolComms.Domain.Schools;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Regulations;

public sealed class ExamineTests
{
    private static readonly DateTimeOffset Open = At("2026-03-11T10:00+03:00");
    private static readonly DateTimeOffset Closed = At("2026-03-11T18:00+03:00");

    /// <summary>What each source regulation forbids, by its clause, beside what it lets pass.</summary>
    public static TheoryData<string, Audience, string, Rule, string, Mode> Examples =>
        new()
        {
            { "interaction", Audience.Parent, "ну и хуйня эти правила", Rule.Obscene, "6.2", Mode.Refuse },
            { "interaction", Audience.Teacher, "Ваш сын дебил", Rule.Insult, "6.2", Mode.Refuse },
            { "interaction", Audience.Student, "я тебя убью после школы", Rule.Threat, "6.2", Mode.Refuse },
            { "interaction", Audience.Student, "пароль от журнала: Kluch-77", Rule.Credentials, "8.2", Mode.Refuse },
            { "interaction", Audience.Administration, "логин admin, пароль: Kluch-77", Rule.Credentials, "8.2", Mode.Refuse },
            { "interaction", Audience.Teacher, "телефон мамы 8 916 123-45-67", Rule.PersonalData, "5.1", Mode.Warn },
            { "interaction", Audience.Parent, "телефон мамы 8 916 123-45-67", Rule.PersonalData, "8.3", Mode.Observe },
            { "posting-hours", Audience.Staff, "Вступайте в группу t.me/klass5a", Rule.ForeignMessenger, "2", Mode.Refuse },
            { "posting-hours", Audience.Parent, "Переведите 500 рублей на карту", Rule.Payment, "2", Mode.Refuse },
            { "posting-hours", Audience.Teacher, "СНИЛС Вики 112-233-445 95", Rule.PersonalData, "5", Mode.Warn },
            { "posting-hours", Audience.Parent, "🌷🌷🌷", Rule.Uninformative, "6", Mode.Refuse },
            { "posting-hours", Audience.Parent, "Ой, ну вообще дебилы", Rule.Insult, "6", Mode.Refuse },
            { "posting-hours", Audience.Parent, "Спасибо большое!", Rule.Uninformative, "6", Mode.Refuse },
            { "posting-hours", Audience.Student, "С днём учителя!", Rule.Uninformative, "8", Mode.Refuse },
            { "posting-hours", Audience.Student, "пи3дец контрольная", Rule.Obscene, "8", Mode.Refuse },
            { "posting-hours", Audience.Student, "напиши на vika@mail.example", Rule.PersonalData, "8", Mode.Refuse },
            { "college", Audience.Student, "ты конченый урод", Rule.Insult, "3.5", Mode.Refuse },
            { "college", Audience.Teacher, "взорву эту школу", Rule.Threat, "3.5", Mode.Refuse },
        };

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_of_a_source_is_found_under_its_clause(
        string preset,
        Audience author,
        string text,
        Rule rule,
        string clause,
        Mode mode
    )
    {
        var finding = Message(preset, author, text).Findings.ShouldHaveSingleItem();

        (finding.Rule, finding.Clause.Number, finding.Mode).ShouldBe((rule, clause, mode));
        finding.Clause.Summary.ShouldNotBeEmpty();
        text.ShouldContain(finding.Fragment!);
    }

    [Theory]
    [InlineData("interaction", Audience.Parent, "Спасибо большое!")]
    [InlineData("interaction", Audience.Parent, "Вступайте в группу t.me/klass5a")]
    [InlineData("group-chats", Audience.Student, "ты конченый урод")]
    [InlineData("group-chats", Audience.Parent, "телефон мамы 8 916 123-45-67")]
    [InlineData("model", Audience.Student, "🌷🌷🌷")]
    [InlineData("college", Audience.Student, "пароль от журнала: Kluch-77")]
    [InlineData("college", Audience.Parent, "Переведите 500 рублей на карту")]
    [InlineData("posting-hours", Audience.Teacher, "Спасибо большое!")]
    [InlineData("posting-hours", Audience.Student, "пароль от журнала: Kluch-77")]
    public void A_rule_that_a_source_does_not_set_for_the_author_finds_nothing(string preset, Audience author, string text) =>
        Message(preset, author, text).Findings.ShouldBeEmpty();

    [Fact]
    public void Outside_the_hours_the_whole_message_waits_for_the_opening()
    {
        var verdict = Message("posting-hours", Audience.Parent, "Нужна ли завтра сменная обувь?", Closed);

        var finding = verdict.Findings.ShouldHaveSingleItem();
        finding.Fragment.ShouldBeNull();
        finding.Advice.ShouldBe(Advice.WaitForOpening | Advice.AskForException);
        verdict.OpensAt.ShouldBe(At("2026-03-12T07:00+03:00"));
    }

    [Theory]
    [InlineData("👍", Advice.SayMore | Advice.AskForException)]
    [InlineData("ну и дурак", Advice.Rephrase)]
    [InlineData("звоните 8 916 123-45-67", Advice.RemoveFragment)]
    [InlineData("пишите в телеграм", Advice.RemoveFragment)]
    public void A_finding_says_what_its_author_can_do(string text, Advice advice) =>
        Message("posting-hours", Audience.Parent, text).Findings.ShouldHaveSingleItem().Advice.ShouldBe(advice);

    [Theory]
    [InlineData(Mode.Observe, Advice.RemoveFragment | Advice.ObtainPermission)]
    [InlineData(Mode.Warn, Advice.RemoveFragment | Advice.ObtainPermission)]
    [InlineData(Mode.Hold, Advice.RemoveFragment | Advice.ObtainPermission)]
    [InlineData(Mode.Refuse, Advice.RemoveFragment)]
    public void A_permission_is_advised_only_where_somebody_decides_with_it(Mode mode, Advice advice)
    {
        var edition = Edition(
            "posting-hours",
            change: regulation => regulation with { Content = [new ContentRule(Rule.PersonalData, Audience.Parent, mode, "6")] }
        );

        Examine
            .Message(edition, new Draft("звоните 8 916 123-45-67", Audience.Parent, Open), Usual)
            .Findings.ShouldHaveSingleItem()
            .Advice.ShouldBe(advice);
    }

    [Fact]
    public void A_finding_cites_its_edition_by_the_number_and_a_draft_s_by_the_date_alone()
    {
        var (edition, draft) = (Edition("posting-hours", number: 3), new Draft("👍", Audience.Parent, Open));

        Examine.Message(edition, draft, Usual).Findings.ShouldHaveSingleItem().Clause.ShouldBe(edition.Cite("6"));
        Examine
            .Message(edition.Regulation, edition.Order.Date, draft, Usual)
            .Findings.ShouldHaveSingleItem()
            .Clause.ShouldBe(edition.Cite("6")! with { EditionNumber = null });
    }

    [Theory]
    [InlineData("мой телефон 8 916 123-45-67")]
    [InlineData("мой телефон +7 (916) 123-45-67")]
    [InlineData("я на связи: восемь девятьсот шестнадцать сто двадцать три сорок пять шестьдесят семь")]
    [InlineData("пишите мне на Orlova@mail.example")]
    public void The_own_phone_and_address_may_be_written(string text)
    {
        var author = Actor(Edition("posting-hours"), Role.Parent) with
        {
            Phone = PhoneNumber.Parse("8 916 123-45-67").Value,
            Email = EmailAddress.Parse("orlova@mail.example").Value,
        };
        var usual = Circumstances.Of(author with { Phone = null, Email = null }, Usual.Lifted);

        Examine.Message(author.Edition, new Draft(text, Audience.Parent, Open), usual).Findings.ShouldNotBeEmpty();
        Examine
            .Message(author.Edition, new Draft(text, Audience.Parent, Open), Circumstances.Of(author, Usual.Lifted))
            .Findings.ShouldBeEmpty();
        Examine
            .Message(
                author.Edition,
                new Draft($"{text}, а мамы Вики 8 926 765-43-21", Audience.Parent, Open),
                Circumstances.Of(author, Usual.Lifted)
            )
            .Findings.ShouldHaveSingleItem()
            .Fragment.ShouldBe("8 926 765-43-21");
    }

    [Fact]
    public void An_exception_is_advised_only_where_the_regulation_knows_any()
    {
        var strict = Edition("posting-hours", change: regulation => regulation with { Liftable = [] });

        Examine
            .Message(strict, new Draft("👍", Audience.Parent, Open), Usual)
            .Findings.ShouldHaveSingleItem()
            .Advice.ShouldBe(Advice.SayMore);
    }

    [Theory]
    [InlineData("приёмная: +7 (8142) 55-01-01")]
    [InlineData("приёмная: 8 8142 55 01 01")]
    [InlineData("приёмная, тел. 55-01-01")]
    [InlineData("секретарь: 8-916-123-45-67")]
    [InlineData("секретарь: восемь девятьсот шестнадцать сто двадцать три сорок пять шестьдесят семь")]
    [InlineData("пишите на School@Novogorsk.example")]
    public void Contacts_that_the_school_publishes_may_be_written(string text)
    {
        Message("posting-hours", Audience.Parent, text).Findings.ShouldNotBeEmpty();
        Message("posting-hours", Audience.Parent, text, Open, Published).Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("+7 (81425) 5-01-01", "тел. 5-01-01", true)]
    [InlineData("+7 (495) 123-45-67", "тел. 123-45-67", true)]
    [InlineData("5-01-01", "тел. 5-01-01", true)]
    [InlineData("+7 (495) 123-45-67", "+7 (812) 123-45-67", false)]
    [InlineData("+7 (916) 123-45-67", "тел. 123-45-68", false)]
    [InlineData("5-01-01", "+7 (81425) 5-01-01", false)]
    public void A_phone_of_the_school_may_be_written_without_its_towns_code(string published, string text, bool mayBe)
    {
        var profile = SchoolProfile.Create("Школа", "Школа", "Новогорск", "Europe/Moscow", null, published).Value;

        Message("posting-hours", Audience.Parent, text, Open, PublishedContacts.Of(profile)).Findings.Any().ShouldBe(!mayBe);
    }

    [Theory]
    [InlineData("мой телефон 8 916 765-43-21", true, false)]
    [InlineData("моя почта anna@family.example", false, true)]
    [InlineData("8 916 765-43-21, anna@family.example", true, true)]
    public void What_authors_write_of_their_own_is_their_own_word(string text, bool needsPhone, bool needsEmail)
    {
        var phone = PhoneNumber.Parse("+7 916 765-43-21").Value;
        var email = EmailAddress.Parse("anna@family.example").Value;

        Message("posting-hours", Audience.Parent, text, Open, Published.And(phone, email)).Findings.ShouldBeEmpty();
        Message("posting-hours", Audience.Parent, text, Open, Published.And(phone, null)).Findings.Any().ShouldBe(needsEmail);
        Message("posting-hours", Audience.Parent, text, Open, Published.And(null, email)).Findings.Any().ShouldBe(needsPhone);
        Message("posting-hours", Audience.Parent, text, Open, Published.And(null, null)).Findings.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("приёмная: +7 (8142) 55-01-02")]
    [InlineData("тел. 55-01-02")]
    [InlineData("секретарь: 8-926-123-45-67")]
    [InlineData("пишите на another@novogorsk.example")]
    [InlineData("приёмная: +7 (8142) 55-01-01, а мамы Вики 8 916 765-43-21")]
    public void Other_contacts_stay_personal(string text) =>
        Message("posting-hours", Audience.Parent, text, Open, Published).Findings.ShouldHaveSingleItem().Rule.ShouldBe(Rule.PersonalData);

    // Unlike time, memory is the same on a busy machine: whoever makes the examination heavy learns it here.
    [Theory]
    [InlineData(1, 20_000)]
    [InlineData(50, 350_000)]
    public void Examining_takes_little_memory_in_step_with_the_length(int sentences, int mostBytes)
    {
        const string Sentence = "Добрый день! Подскажите, пожалуйста, во сколько завтра заканчивается пятый урок? ";
        var draft = new Draft(string.Concat(Enumerable.Repeat(Sentence, sentences)), Audience.Parent, Open);
        var (edition, usual) = (Edition("posting-hours"), Usual);
        Examine.Message(edition, draft, usual).Findings.ShouldBeEmpty();

        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = Examine.Message(edition, draft, usual);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(mostBytes);
    }

    private static Circumstances Usual => new(Moscow, WorkingCalendar.State, new HashSet<Rule>());

    private static PublishedContacts Published =>
        PublishedContacts.Of(
            SchoolProfile
                .Create(
                    "Школа",
                    "Школа",
                    "Новогорск",
                    "Europe/Moscow",
                    "school@novogorsk.example",
                    "+7 (8142) 55-01-01 доб. 12, 8 916 123-45-67"
                )
                .Value
        );

    private static Verdict Message(
        string preset,
        Audience author,
        string text,
        DateTimeOffset? at = null,
        PublishedContacts? published = null
    ) =>
        Examine.Message(
            Edition(preset),
            new Draft(text, author, at ?? Open),
            Usual with
            {
                Published = published ?? PublishedContacts.None,
            }
        );
}
