namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>
/// Insulting words and nicknames, names of animals that are said to a person, being told to be quiet or to go away (S0 6.2; S2 pp. 6, 8).
/// Single words are found when they are distorted too. Deliberately lets pass: the same words where they name a book, a tale, a game or a
/// syndrome («Идиот» Достоевского, Иван-дурак), animals in a lesson, a "тупой угол", and judgements of things ("глупая ошибка").
/// </summary>
public static class Insults
{
    private static readonly WordFinder Words = WordFinder.ForLists("insult", "insult-innocent");
    private static readonly Phrases Phrases = new("insult-phrases");

    /// <summary>Each insulting word or phrase as it was typed; words first, then phrases.</summary>
    public static IEnumerable<Fragment> Find(MessageText text) => Phrases.Unexcused(text, Words.Find(text)).Concat(Phrases.Find(text));
}
