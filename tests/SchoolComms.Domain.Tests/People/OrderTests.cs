using SchoolComms.Domain.People;

namespace SchoolComms.Domain.Tests.People;

public sealed class OrderTests
{
    private static readonly DateOnly Today = new(2026, 3, 11);

    [Fact]
    public void An_order_of_today_is_an_order()
    {
        var order = Order.Create(" 21-од ", Today, Today);

        order.Value.ShouldBe(new Order("21-од", Today));
    }

    [Fact]
    public void Nothing_rests_on_an_order_of_tomorrow() =>
        Order.Create("21", Today.AddDays(1), Today).Error.ShouldBe(new OrderInFuture { Field = "Date" });

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void An_order_has_a_number(string? number) =>
        Order.Create(number, Today, Today).Error.ShouldBe(new OrderNumberMissing { Field = "Number" });

    [Fact]
    public void A_number_has_at_most_sixty_characters()
    {
        Order.Create(new string('1', 60), Today, Today).IsRefused.ShouldBeFalse();
        Order.Create(new string('1', 61), Today, Today).Error.ShouldBe(new OrderNumberTooLong(60) { Field = "Number" });
    }

    [Fact]
    public void An_order_has_a_date() => Order.Create("21", null, Today).Error.ShouldBe(new OrderDateMissing { Field = "Date" });
}
