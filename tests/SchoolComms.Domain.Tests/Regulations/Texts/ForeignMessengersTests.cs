using SchoolComms.Domain.Regulations.Texts;

namespace SchoolComms.Domain.Tests.Regulations.Texts;

public class ForeignMessengersTests
{
    [Theory]
    [InlineData("https://t.me/class5a")]
    [InlineData("t.me/+abc")]
    [InlineData("wa.me/79120000000")]
    [InlineData("https://chat.whatsapp.com/AbC")]
    [InlineData("discord.gg/xyz")]
    [InlineData("viber://chat?number=1")]
    [InlineData("Пишите в телеграм")]
    [InlineData("давайте в Вотсап")]
    [InlineData("группа в вайбере")]
    [InlineData("мой тг @ivan")]
    [InlineData("добавьтесь в WhatsApp")]
    [InlineData("напишите мне в ватсап")]
    [InlineData("созвон в дискорде")]
    [InlineData("Создали чат в Телеграме")]
    [InlineData("скину в телегу")]
    [InlineData("звоните в Viber")]
    [InlineData("группа класса whatsapp")]
    [InlineData("в тeлегрaм")]
    [InlineData("если не успели, пишите в телеграм")]
    [InlineData("кто не в вайбере, добавляйтесь в вайбер")]
    public void Links_and_invitations_are_found(string text) => ForeignMessengers.Find(text).Any().ShouldBeTrue();

    [Theory]
    [InlineData("В WhatsApp больше не пишем")]
    [InlineData("Иностранные мессенджеры нельзя")]
    [InlineData("вместо Telegram пишем здесь")]
    [InlineData("телеграфист")]
    [InlineData("Телега и сани")]
    [InlineData("телеграмму из рассказа")]
    [InlineData("сигнал к началу")]
    [InlineData("Telegram запрещён")]
    [InlineData("вибрация")]
    [InlineData("дискотека в пятницу")]
    [InlineData("Почему нельзя вести класс в вотсапе?")]
    [InlineData("Мы не пишем в телеграме")]
    [InlineData("Не переходите в вайбер")]
    [InlineData("В телеграме не общаемся")]
    public void Mentions_that_invite_nobody_pass(string text) => ForeignMessengers.Find(text).Any().ShouldBeFalse();
}
