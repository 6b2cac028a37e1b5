using SchoolComms.Domain.Regulations.Texts;

namespace SchoolComms.Domain.Tests.Regulations.Texts;

public class CredentialsTests
{
    [Theory]
    [InlineData("пароль: Qwerty123")]
    [InlineData("Логин ivanov, пароль 12345678")]
    [InlineData("пароль от журнала — abc12345")]
    [InlineData("password: secret")]
    [InlineData("пароль такой: зима2026")]
    [InlineData("код из смс 4821")]
    [InlineData("код из смс 12345678")]
    [InlineData("пароль 12345")]
    [InlineData("Код подтверждения: 123456")]
    [InlineData("пин-код 4321")]
    [InlineData("одноразовый код 778899")]
    [InlineData("пaроль: Qwerty123")]
    public void Told_credentials_are_found(string text) => Credentials.Find(text).Any().ShouldBeTrue();

    [Theory]
    [InlineData("забыл пароль")]
    [InlineData("Смените пароль до 15 числа")]
    [InlineData("Пароль из 8 символов")]
    [InlineData("пароль придёт на почту")]
    [InlineData("код домофона")]
    [InlineData("QR-код на стенде")]
    [InlineData("пароль никому не сообщайте")]
    [InlineData("код задания 12")]
    [InlineData("код задания 4512")]
    [InlineData("код 4512")]
    [InlineData("код из смс 123")]
    [InlineData("код из смс 123456789")]
    [InlineData("код из смс а1б2")]
    [InlineData("пароль 2026")]
    [InlineData("пароль должен содержать 10 знаков")]
    [InlineData("не сообщайте код из смс")]
    public void Talk_about_passwords_passes(string text) => Credentials.Find(text).Any().ShouldBeFalse();
}
