using SchoolComms.Domain.Regulations.Texts;

namespace SchoolComms.Domain.Tests.Regulations.Texts;

public class PersonalDataTests
{
    [Theory]
    [InlineData("89121234567", PersonalDataKind.Phone, "89121234567")]
    [InlineData("звони +7 (912) 123-45-67!", PersonalDataKind.Phone, "+7 (912) 123-45-67")]
    [InlineData("8-912-123-45-67", PersonalDataKind.Phone, "8-912-123-45-67")]
    [InlineData("8 9 1 2 1 2 3 4 5 6 7", PersonalDataKind.Phone, "8 9 1 2 1 2 3 4 5 6 7")]
    [InlineData("912 123 45 67", PersonalDataKind.Phone, "912 123 45 67")]
    [InlineData("8.912.123.45.67", PersonalDataKind.Phone, "8.912.123.45.67")]
    [InlineData("8 (4212) 45-67-89", PersonalDataKind.Phone, "8 (4212) 45-67-89")]
    [InlineData("8912\u200b1234567", PersonalDataKind.Phone, "8912\u200b1234567")]
    [InlineData("８９１２１２３４５６７", PersonalDataKind.Phone, "８９１２１２３４５６７")]
    [InlineData("8912123О567", PersonalDataKind.Phone, "8912123О567")]
    [InlineData(
        "звони: восемь девятьсот двенадцать сто двадцать три сорок пять шестьдесят семь",
        PersonalDataKind.Phone,
        "восемь девятьсот двенадцать сто двадцать три сорок пять шестьдесят семь"
    )]
    [InlineData(
        "девять один два один два три четыре пять шесть семь",
        PersonalDataKind.Phone,
        "девять один два один два три четыре пять шесть семь"
    )]
    [InlineData("тел. 45-67-89", PersonalDataKind.Phone, "45-67-89")]
    [InlineData("+375 29 123-45-67", PersonalDataKind.Phone, "+375 29 123-45-67")]
    [InlineData("паспорт 1234 567890", PersonalDataKind.IdentityDocument, "1234 567890")]
    [InlineData("серия 12 34 № 567890", PersonalDataKind.IdentityDocument, "12 34 № 567890")]
    [InlineData("паспорт, серия 1234 номер 567890", PersonalDataKind.IdentityDocument, "1234 номер 567890")]
    [InlineData("свидетельство II-АБ № 123456", PersonalDataKind.IdentityDocument, "123456")]
    [InlineData("СНИЛС 112-233-445 95", PersonalDataKind.Snils, "112-233-445 95")]
    [InlineData("11223344595", PersonalDataKind.Snils, "11223344595")]
    [InlineData("ИНН 500100732259", PersonalDataKind.Inn, "500100732259")]
    [InlineData("карта 4111 1111 1111 1111", PersonalDataKind.Card, "4111 1111 1111 1111")]
    [InlineData("карта 2200 1234 5678 9019", PersonalDataKind.Card, "2200 1234 5678 9019")]
    [InlineData("5555 5555 5555 4444", PersonalDataKind.Card, "5555 5555 5555 4444")]
    [InlineData("6011 1111 1111 1117", PersonalDataKind.Card, "6011 1111 1111 1117")]
    [InlineData("4900 0000 0000 0094", PersonalDataKind.Card, "4900 0000 0000 0094")]
    [InlineData("41 11 11 11 11 11 11 11", PersonalDataKind.Card, "41 11 11 11 11 11 11 11")]
    [InlineData("620000000000000005", PersonalDataKind.Card, "620000000000000005")]
    [InlineData("6200000000000000000", PersonalDataKind.Card, "6200000000000000000")]
    [InlineData("СНИЛС 087-654-303 00", PersonalDataKind.Snils, "087-654-303 00")]
    [InlineData("паспорт 4512345678", PersonalDataKind.IdentityDocument, "4512345678")]
    [InlineData("звоните 45-67-89", PersonalDataKind.Phone, "45-67-89")]
    [InlineData("позвоните: 45-67-89", PersonalDataKind.Phone, "45-67-89")]
    [InlineData("пишите: ivan.petrov@mail.example.", PersonalDataKind.Email, "ivan.petrov@mail.example")]
    [InlineData("почта petrov собака pochta точка ру", PersonalDataKind.Email, "petrov собака pochta точка ру")]
    [InlineData("мой адрес: проспект Мира, 40", PersonalDataKind.Address, "проспект Мира, 40")]
    [InlineData("Вика живёт у школы, ул. Садовая, 5", PersonalDataKind.Address, "ул. Садовая, 5")]
    [InlineData("живём: ул. Садовая, д. 5, кв. 12", PersonalDataKind.Address, "ул. Садовая, д. 5, кв. 12")]
    [InlineData("Оля живёт на улице Лесной, дом 7", PersonalDataKind.Address, "улице Лесной, дом 7")]
    public void Personal_data_is_found_with_its_kind(string text, PersonalDataKind kind, string fragment) =>
        PersonalData.Find(text).Select(found => (found.Kind, found.Fragment.Text)).ShouldBe([(kind, fragment)]);

    [Theory]
    [InlineData("СНИЛС 112-233-445 96")]
    [InlineData("500100732258")]
    [InlineData("4111 1111 1111 1112")]
    [InlineData("5555 5555 5555 4445")]
    [InlineData("0000 0000 0000 0000")]
    [InlineData("000-000-000 00")]
    [InlineData("ИНН 000000000000")]
    public void A_number_with_a_wrong_check_digit_passes(string text) => PersonalData.Find(text).ShouldBeEmpty();

    [Theory]
    [InlineData("стр. 89, упр. 345 и 347")]
    [InlineData("ISBN 978-5-09-071234-5")]
    [InlineData("ISBN 9123456789")]
    [InlineData("заказ 4512345678")]
    [InlineData("1200 1234 5678 9011")]
    [InlineData("7200 1234 5678 9018")]
    [InlineData("АБ № 123456")]
    [InlineData("-АБ № 123456")]
    [InlineData("II АБ № 123456")]
    [InlineData("II-А5 № 123456")]
    [InlineData("II-5А № 123456")]
    [InlineData("ГО-АБ № 123456")]
    [InlineData("собака во дворе точка вот")]
    [InlineData("обед 120 рублей, завтрак 85")]
    [InlineData("20.11.2026 в 14:00")]
    [InlineData("с 10.11.2026 по 14.11.2026")]
    [InlineData("Номера 8, 912, 345, 678, 12, 3")]
    [InlineData("музей, ул. Садовая, д. 5")]
    [InlineData("Адрес театра: проспект Мира, 40, второй этаж")]
    [InlineData("адрес нашего музея: ул. Садовая, 5")]
    [InlineData("Собака во дворе, точка. Ру-ру-ру!")]
    [InlineData("пр. 22, задание 3")]
    [InlineData("число 1234567890123")]
    [InlineData("оценки 5 4 5 5 4 3 5 5 4 5 5")]
    [InlineData("учитель ждёт 45 678 страниц")]
    [InlineData("@староста, ответь")]
    [InlineData("кабинет 214, 18:00")]
    [InlineData("раз, два, три, четыре, пять, шесть, семь, восемь")]
    [InlineData("восемь девятьсот двенадцать")]
    public void Other_numbers_and_places_pass(string text) => PersonalData.Find(text).ShouldBeEmpty();

    [Fact]
    public void Several_findings_come_in_order()
    {
        var kinds = PersonalData.Find("Почта a@b.example, тел. 89121234567, карта 4111111111111111").Select(found => found.Kind);

        kinds.ShouldBe([PersonalDataKind.Email, PersonalDataKind.Phone, PersonalDataKind.Card]);
    }
}
