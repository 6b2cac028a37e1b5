namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>
/// Links and invitations to messengers that belong to foreign owners (S2 p. 2): Telegram, WhatsApp, Viber, Discord, Skype and others, in
/// Latin and Russian spellings. Deliberately lets pass: a mere mention, a reminder that they are forbidden ("в WhatsApp не пишем"), the
/// telegraph, and the words телега and сигнал in their own sense.
/// </summary>
public static class ForeignMessengers
{
    private static readonly Phrases Phrases = new("messenger");

    /// <summary>Each link or invitation as it was typed, in order and not overlapping.</summary>
    public static IEnumerable<Fragment> Find(MessageText text) => Phrases.Find(text);
}
