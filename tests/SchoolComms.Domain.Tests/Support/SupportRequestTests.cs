using System.Collections.Immutable;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Support;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Support;

public sealed class SupportRequestTests
{
    private static readonly DateTimeOffset Now = At("2026-03-11T10:00+03:00");

    private readonly Actor parent = Actor(Edition("group-chats"), Role.Parent);
    private readonly Actor administrator;
    private readonly SupportRequest request;

    public SupportRequestTests()
    {
        administrator = parent with { Person = Somebody(), Roles = [Role.Staff], Offices = [Office.Administrator] };
        request = SupportRequest.Ask(parent, open: 0, " Файл ", " Не открывается ", Now).Value;
    }

    [Fact]
    public void A_question_waits_for_an_answer_and_the_answer_is_news_to_the_asker()
    {
        (request.Subject, request.State, request.HasNews).ShouldBe(("Файл", SupportState.Waiting, false));
        request.Lines.ShouldHaveSingleItem().Text.ShouldBe("Не открывается");

        request.Write(administrator, "Откройте на компьютере", Now.AddHours(1)).IsRefused.ShouldBeFalse();

        (request.State, request.HasNews, request.ChangedAt).ShouldBe((SupportState.Answered, true, Now.AddHours(1)));
        (request.IsNewTo(parent.Person), request.IsNewTo(administrator.Person)).ShouldBe((true, false));
        request
            .Lines.Select(line => (line.Number, line.Kind, line.AuthorId))
            .ShouldBe([(1, SupportLineKind.Question, parent.Person), (2, SupportLineKind.Answer, administrator.Person)]);
    }

    [Fact]
    public void What_the_asker_adds_waits_again_and_is_no_news_to_them()
    {
        request.Write(administrator, "Откройте на компьютере", Now);

        request.Write(parent, "И там не открывается", Now).IsRefused.ShouldBeFalse();

        (request.State, request.HasNews).ShouldBe((SupportState.Waiting, false));
        request.Lines[^1].Kind.ShouldBe(SupportLineKind.Question);
    }

    [Fact]
    public void An_administrator_passes_on_what_is_the_platforms_and_the_number_may_come_later()
    {
        request.PassOn(administrator, "Файлы MP4 не играют", number: null, Now).IsRefused.ShouldBeFalse();
        (request.State, request.PlatformNumber, request.HasNews).ShouldBe((SupportState.PassedOn, null, true));

        request.PassOn(administrator, "Получили номер", " 4417 ", Now);
        request.PlatformNumber.ShouldBe("4417");
        request.PassOn(administrator, "Напомнили", "", Now);
        request.PlatformNumber.ShouldBe("4417");
        request.PassOn(administrator, "Завели заново", "5020", Now);
        request.PlatformNumber.ShouldBe("5020");
    }

    [Fact]
    public void The_asker_passes_nothing_on()
    {
        var refused = request.PassOn(parent, "Файлы не играют", null, Now).Error.ShouldBeOfType<NotPermitted>();

        refused.Clause.ShouldBe(parent.Edition.Cite(Domain.Regulations.Rule.SupportGiven));
        request.State.ShouldBe(SupportState.Waiting);
    }

    [Fact]
    public void Either_says_that_it_is_solved_once_and_whoever_writes_opens_it_again()
    {
        request.Solve(parent, Now).IsRefused.ShouldBeFalse();
        (request.State, request.HasNews, request.Lines[^1].Text).ShouldBe((SupportState.Solved, false, ""));
        request.Solve(administrator, Now).Error.ShouldBeOfType<SupportSolvedAlready>();

        request.Write(parent, "Снова", Now);
        request.State.ShouldBe(SupportState.Waiting);
        request.Solve(administrator, Now);
        (request.State, request.HasNews).ShouldBe((SupportState.Solved, true));
    }

    [Fact]
    public void For_everybody_else_it_is_not_there()
    {
        var other = parent with { Person = Somebody() };

        request.IsReadBy(parent).ShouldBeTrue();
        request.IsReadBy(administrator).ShouldBeTrue();
        request.IsReadBy(other).ShouldBeFalse();
        request.Write(other, "Мне тоже", Now).Error.ShouldBeOfType<NotFound>();
        request.Solve(other, Now).Error.ShouldBeOfType<NotFound>();
        request.Lines.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(SupportRequest.MaxSubject, SupportRequest.MaxText, null)]
    [InlineData(SupportRequest.MaxSubject + 1, 1, "Subject")]
    [InlineData(0, 1, "Subject")]
    [InlineData(1, SupportRequest.MaxText + 1, "Text")]
    [InlineData(1, 0, "Text")]
    public void Subject_and_text_have_their_limits(int subject, int text, string? field)
    {
        var asked = SupportRequest.Ask(parent, 0, new string('а', subject), new string('а', text), Now);

        (asked.IsRefused, asked.Error?.Field).ShouldBe((field is not null, field));
    }

    [Fact]
    public void What_the_platform_was_told_and_its_number_have_theirs()
    {
        request.PassOn(administrator, " ", null, Now).Error!.Field.ShouldBe("Told");
        request.PassOn(administrator, "Так", new string('1', SupportRequest.MaxNumber + 1), Now).Error!.Field.ShouldBe("Number");
        request.PassOn(administrator, "Так", new string('1', SupportRequest.MaxNumber), Now).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void One_person_has_ten_unsolved_at_most()
    {
        SupportRequest.Ask(parent, SupportRequest.MostOpen - 1, "Файл", "Не открывается", Now).IsRefused.ShouldBeFalse();
        SupportRequest
            .Ask(parent, SupportRequest.MostOpen, "Файл", "Не открывается", Now)
            .Error.ShouldBe(new TooManySupportRequests(SupportRequest.MostOpen));
    }

    [Fact]
    public void A_request_has_two_hundred_lines_at_most()
    {
        while (request.Lines.Count < SupportRequest.MostLines)
            request.Write(parent, "И ещё", Now).IsRefused.ShouldBeFalse();

        request.Write(administrator, "Хватит", Now).Error.ShouldBe(new SupportRequestIsFull(SupportRequest.MostLines));
        request.State.ShouldBe(SupportState.Waiting);
    }
}
