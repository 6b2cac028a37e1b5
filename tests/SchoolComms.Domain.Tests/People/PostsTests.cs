using SchoolComms.Domain.People;

namespace SchoolComms.Domain.Tests.People;

public sealed class PostsTests
{
    [Theory]
    [InlineData("Учитель", Role.Teacher)]
    [InlineData("учитель-логопед", Role.Teacher)]
    [InlineData("Преподаватель", Role.Teacher)]
    [InlineData("Педагог-психолог", Role.Teacher)]
    [InlineData("Социальный педагог", Role.Teacher)]
    [InlineData("Воспитатель ГПД", Role.Teacher)]
    [InlineData("Директор", Role.Teacher)]
    [InlineData("Заместитель директора по УВР", Role.Teacher)]
    [InlineData("Мастер производственного обучения", Role.Teacher)]
    [InlineData("Помощник воспитателя", Role.Staff)]
    [InlineData("Младший воспитатель", Role.Staff)]
    [InlineData("Секретарь", Role.Staff)]
    [InlineData("Библиотекарь", Role.Staff)]
    [InlineData("Завхоз", Role.Staff)]
    [InlineData("", Role.Staff)]
    [InlineData(null, Role.Staff)]
    public void A_pedagogical_post_makes_a_teacher(string? post, Role role) => Posts.RoleOf(post, teaches: false).ShouldBe(role);

    [Theory]
    [InlineData("Секретарь")]
    [InlineData(null)]
    public void Whoever_teaches_is_a_teacher_whatever_the_post(string? post) => Posts.RoleOf(post, teaches: true).ShouldBe(Role.Teacher);
}
