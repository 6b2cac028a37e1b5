using SchoolComms.Domain.Regulations.Texts;

namespace SchoolComms.Domain.Tests.Regulations.Texts;

public class PaymentDataTests
{
    [Theory]
    [InlineData("Переведите 500 рублей на карту")]
    [InlineData("Скиньте по 300 р на Сбер")]
    [InlineData("скидывайте деньги Ольге")]
    [InlineData("перевод по номеру телефона")]
    [InlineData("реквизиты для оплаты")]
    [InlineData("р/с 40817810099910004312")]
    [InlineData("квитанция во вложении")]
    [InlineData("прикрепляю чек")]
    [InlineData("оплатите по QR")]
    [InlineData("номер карты скину")]
    [InlineData("На карту переводите до пятницы")]
    [InlineData("БИК 044525225")]
    [InlineData("чек об оплате")]
    [InlineData("скидываемся Ольге через СБП")]
    public void Details_documents_and_requests_to_transfer_are_found(string text) => PaymentData.Find(text).Any().ShouldBeTrue();

    [Theory]
    [InlineData("Обед стоит 120 рублей")]
    [InlineData("Переведите текст со второго абзаца")]
    [InlineData("Перевод с английского")]
    [InlineData("контурная карта")]
    [InlineData("Сдайте контурные карты")]
    [InlineData("переведите километры в метры")]
    [InlineData("билет 250 рублей")]
    [InlineData("карта школьника")]
    [InlineData("перевод в другой класс")]
    [InlineData("не сообщайте номер карты мошенникам")]
    [InlineData("счёт матча 3:2")]
    [InlineData("чек-лист на субботу")]
    [InlineData("Квитанции на питание раздам на собрании")]
    [InlineData("Заберите квитанции за питание у секретаря")]
    public void Prices_and_other_lessons_pass(string text) => PaymentData.Find(text).Any().ShouldBeFalse();
}
