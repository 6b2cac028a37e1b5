using SchoolComms.Domain.People;

namespace SchoolComms.Application.Store.Seed;

/// <summary>A made-up family: a child and one or two parents, with names that agree.</summary>
internal sealed record DemoFamily(FullName Child, IReadOnlyList<FullName> Parents);

/// <summary>Makes up people. No two of a school have the same name.</summary>
internal sealed class DemoPeople(Random random)
{
    private static readonly string[] Surnames = Words(
        """
        Авдеев Агапов Алёхин Баженов Барсуков Берёзкин Бобров Булатов Вдовин Веселов Вешняков Гаранин Глушков Горбунов
        Гусев Дёмин Дроздов Дягилев Евдокимов Елагин Ермилов Жаров Журавлёв Завьялов Зимин Зубарев Игнатов Исаев Калугин
        Карташов Князев Колчин Костин Крапивин Кудряшов Лаврентьев Лобанов Лукьянов Малинин Марков Мещеряков Митин Мухин
        Назаров Некрасов Носов Овчинников Одинцов Осипов Панфилов Пахомов Платонов Полозов Прохоров Родин Рощин Рябинин
        Савельев Седов Синицын Скворцов Снегирёв Сорокин Суханов Тарасов Тимофеев Третьяков Уваров Усов Фадеев Фомин
        Харитонов Хохлов Черкасов Чистяков Шаров Шестаков Щеглов Юдин Яшин
        """
    );

    private static readonly Man[] Men =
    [
        new("Александр", "Александрович", "Александровна"),
        new("Алексей", "Алексеевич", "Алексеевна"),
        new("Андрей", "Андреевич", "Андреевна"),
        new("Антон", "Антонович", "Антоновна"),
        new("Владимир", "Владимирович", "Владимировна"),
        new("Денис", "Денисович", "Денисовна"),
        new("Дмитрий", "Дмитриевич", "Дмитриевна"),
        new("Евгений", "Евгеньевич", "Евгеньевна"),
        new("Игорь", "Игоревич", "Игоревна"),
        new("Константин", "Константинович", "Константиновна"),
        new("Максим", "Максимович", "Максимовна"),
        new("Михаил", "Михайлович", "Михайловна"),
        new("Николай", "Николаевич", "Николаевна"),
        new("Олег", "Олегович", "Олеговна"),
        new("Павел", "Павлович", "Павловна"),
        new("Роман", "Романович", "Романовна"),
        new("Сергей", "Сергеевич", "Сергеевна"),
        new("Тимур", "Тимурович", "Тимуровна"),
        new("Фёдор", "Фёдорович", "Фёдоровна"),
        new("Юрий", "Юрьевич", "Юрьевна"),
    ];

    private static readonly string[] Women = Words(
        """
        Алла Анна Валентина Вера Галина Екатерина Елена Ирина Ксения Лариса Людмила Марина Надежда Наталья Оксана Ольга
        Полина Светлана Татьяна Юлия
        """
    );

    private static readonly string[] Boys = Words(
        """
        Арсений Артём Богдан Глеб Данил Егор Захар Иван Илья Кирилл Лев Макар Матвей Никита Платон Савелий Семён Степан
        Тимофей Ярослав
        """
    );

    private static readonly string[] Girls = Words(
        """
        Алиса Арина Варвара Василиса Вероника Дарья Ева Злата Кира Елизавета Майя Маргарита Мария Милана Мирослава Нина
        София Стефания Таисия Ульяна
        """
    );

    private readonly HashSet<string> taken = [];
    private readonly Queue<string> surnames = new();

    /// <summary>A grown-up of whom nothing else follows.</summary>
    public FullName Adult(bool woman) =>
        Unique(() =>
        {
            var father = Pick(Men);
            return woman ? $"{NextSurname()}а {Pick(Women)} {father.Daughter}" : $"{NextSurname()} {Pick(Men).Name} {father.Son}";
        });

    /// <summary>A child, always with a mother, in two families of three with a father too.</summary>
    public DemoFamily Family()
    {
        var (surname, father, girl) = (NextSurname(), Pick(Men), random.Next(2) == 0);
        var child = Unique(() => girl ? $"{surname}а {Pick(Girls)} {father.Daughter}" : $"{surname} {Pick(Boys)} {father.Son}");
        var mother = Unique(() => $"{surname}а {Pick(Women)} {Pick(Men).Daughter}");
        return random.Next(3) == 0
            ? new DemoFamily(child, [mother])
            : new DemoFamily(child, [mother, Unique(() => $"{surname} {father.Name} {Pick(Men).Son}")]);
    }

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];

    // Surnames come round again only when all have had their turn.
    private string NextSurname()
    {
        if (surnames.Count == 0)
        {
            var shuffled = Surnames.ToArray();
            random.Shuffle(shuffled);
            foreach (var surname in shuffled)
                surnames.Enqueue(surname);
        }

        return surnames.Dequeue();
    }

    private FullName Unique(Func<string> make)
    {
        while (true)
        {
            var name = FullName.Parse(make()).Value;
            if (taken.Add(name.Key))
                return name;
        }
    }

    private static string[] Words(string text) => text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A given name, and the patronymics of his son and daughter.</summary>
    private sealed record Man(string Name, string Son, string Daughter);
}
