using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Npgsql;
using SchoolComms.Testing;

namespace SchoolComms.Bench.Faults;

/// <summary>An administrator who imports one list of a class after another, each with a class of its own.</summary>
internal sealed class Importer(Portal portal, TestSchool school)
{
    private const int Students = 40;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly List<int> imported = [];

    public int Imported => imported.Count;

    public async Task ImportAsync(CancellationToken cancel)
    {
        using var guest = new Guest(portal.Address);
        await guest.SignInAsync(school.LoginOf(school.Administrator), cancel);
        for (var list = 0; !cancel.IsCancellationRequested; list++)
        {
            try
            {
                if (await ImportAsync(guest, list, cancel))
                    imported.Add(list);
                await Task.Delay(Pause, cancel);
            }
            catch (Exception lost) when (Endurance.IsExpected(lost))
            {
                await Task.Delay(200, CancellationToken.None);
            }
        }
    }

    public async Task<IEnumerable<string>> CheckAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            "select substring(name from '^Списков[а-я]+'), count(*) from person where school_id = $1 and name like 'Списков%' group by 1"
        );
        command.Parameters.AddWithValue(school.School.Id.Value);
        await using var rows = await command.ExecuteReaderAsync();
        var stored = new Dictionary<string, long>();
        while (await rows.ReadAsync())
            stored[rows.GetString(0)] = rows.GetInt64(1);

        return
        [
            .. Endurance.Complaint(imported.Count(list => !stored.ContainsKey(Family(list))), "imports that were confirmed are not there"),
            .. Endurance.Complaint(stored.Values.Count(count => count != Students), "imports were done by half"),
        ];
    }

    // The form's steps, as a person takes them: the file, its columns, what will change.
    private async Task<bool> ImportAsync(Guest guest, int list, CancellationToken cancel)
    {
        var start = $"/s/{school.Slug}/people/import";
        using var upload = new MultipartFormDataContent
        {
            { new StringContent(Guest.TokenOf(await guest.OpenAsync(start, cancel))), "__RequestVerificationToken" },
            { new StringContent("Students"), "Input.Kind" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(ListOf(list))), "Input.File", "list.csv" },
        };
        if (await guest.SendAsync(start, upload, cancel) is not { } columns)
            return false;

        using var mapping = Filled(await guest.OpenAsync(columns, cancel));
        if (await guest.SendAsync(columns, mapping, cancel) is not { } preview)
            return false;

        using var choice = Filled(await guest.OpenAsync(preview, cancel));
        return await guest.SendAsync(preview, choice, cancel) is not null;
    }

    private static FormUrlEncodedContent Filled(IDocument page)
    {
        var selects = page.QuerySelectorAll<IHtmlSelectElement>("main select").Select(select => (select.Name, select.Value ?? ""));
        var inputs = page.QuerySelectorAll<IHtmlInputElement>("main form input[type=hidden], main form input[type=checkbox]")
            .Where(input => input.Type == "hidden" || input.IsChecked)
            .Select(input => (input.Name, input.Value));
        return new FormUrlEncodedContent(selects.Concat(inputs).Select(field => KeyValuePair.Create(field.Item1!, field.Item2)));
    }

    private static string ListOf(int list)
    {
        var lines = Enumerable.Range(0, Students).Select(i => $"{Family(list)} {Crowd.Surname(i)} Ильич;{list % 11 + 1}Б;05.05.2013");
        return string.Join('\n', lines.Prepend("ФИО обучающегося;Класс;Дата рождения"));
    }

    private static string Family(int list) => $"Списков{Crowd.Surname(list).ToLowerInvariant()}";
}
