using SchoolComms.Application.People;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Regulations;

/// <summary>A line of a file with what the edition in force says about it.</summary>
/// <param name="Number">Its number in the file, from 1.</param>
public sealed record TriedLine(int Number, string Text, Verdict Verdict);

/// <summary>Says what the edition in force would do with each line of a text file. Nothing is sent and nothing is kept.</summary>
public sealed class TryFile(TryMessage trial)
{
    public const int MaxBytes = 1024 * 1024;
    public const int MaxLines = 2_000;

    /// <param name="like">Who writes, where and when; its own text is not looked at.</param>
    public async Task<Result<IReadOnlyList<TriedLine>>> RunAsync(Actor actor, Trial like, byte[] file, CancellationToken cancel)
    {
        if (file.Length > MaxBytes)
            return new FileIsTooLarge(MaxBytes);
        if (RosterText.Read(file) is not { } text || RosterText.IsBinary(text))
            return new FileIsNotText();

        var lines = text.Split('\n')
            .Select((line, i) => (Number: i + 1, Text: line.Trim()))
            .Where(line => line.Text.Length > 0)
            .Take(MaxLines + 1)
            .ToList();
        if (lines.Count is 0)
            return new FileHasNoLines();
        if (lines.Count > MaxLines)
            return new TooManyRows(MaxLines);

        var tried = await trial.TryAllAsync(actor, like, lines.ConvertAll(line => line.Text), cancel);
        return tried.IsRefused
            ? tried.Error
            : lines.Zip(tried.Value, (line, verdict) => new TriedLine(line.Number, line.Text, verdict)).ToList();
    }
}

/// <summary>The file holds something else than text in UTF-8 or Windows-1251.</summary>
public sealed record FileIsNotText() : Error(ErrorKind.Invalid);

/// <summary>There is no line in the file that says anything.</summary>
public sealed record FileHasNoLines() : Error(ErrorKind.Invalid);
