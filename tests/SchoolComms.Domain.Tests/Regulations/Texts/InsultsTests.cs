using SchoolComms.Domain.Regulations.Texts;

namespace SchoolComms.Domain.Tests.Regulations.Texts;

public class InsultsTests
{
    [Theory]
    [InlineData("Ты дурак")]
    [InlineData("дураки")]
    [InlineData("идиотка")]
    [InlineData("д е б и л")]
    [InlineData("дeбил")]
    [InlineData("деби1")]
    [InlineData("ты козёл")]
    [InlineData("Вы бараны")]
    [InlineData("закрой рот")]
    [InlineData("Заткнись")]
    [InlineData("пошла вон")]
    [InlineData("придурок")]
    [InlineData("тупица")]
    [InlineData("мразь")]
    [InlineData("лошара")]
    [InlineData("сам тупой")]
    [InlineData("свинья ты")]
    [InlineData("urod и идиот")]
    public void Insulting_words_and_phrases_are_found(string text) => Insults.Find(text).Any().ShouldBeTrue();

    [Theory]
    [InlineData("Роман «Идиот» Достоевского")]
    [InlineData("Сказка про Ивана-дурака")]
    [InlineData("играли в дурака")]
    [InlineData("синдром Дауна")]
    [InlineData("тварь ли я дрожащая")]
    [InlineData("тупой угол")]
    [InlineData("волк и козёл")]
    [InlineData("корова даёт молоко")]
    [InlineData("свинья под дубом")]
    [InlineData("озеро Лох-Несс")]
    [InlineData("поддон для рассады")]
    [InlineData("стервятник")]
    [InlineData("уродливый")]
    [InlineData("глупая ошибка")]
    [InlineData("отбросы")]
    [InlineData("Горе от ума")]
    [InlineData("слово «дурак» в словаре")]
    public void Books_tales_animals_and_lessons_pass(string text) => Insults.Find(text).Any().ShouldBeFalse();
}
