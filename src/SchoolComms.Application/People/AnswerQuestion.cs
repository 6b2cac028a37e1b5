using SchoolComms.Application.Store;
using SchoolComms.Domain.Common;

namespace SchoolComms.Application.People;

/// <summary>An applicant answers what the school asked; the request waits for the school again.</summary>
public sealed class AnswerQuestion(SchoolCommsDb db, OpenRequest open, TimeProvider time)
{
    public async Task<Result> RunAsync(string slug, string code, string? answer, CancellationToken cancel)
    {
        var opened = await open.RunAsync(slug, code, cancel);
        if (opened.IsRefused)
            return opened.Error;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var request = await db.LockRequestAsync(opened.Value.Request.Id, cancel);
        var answered = request!.Answer(answer, time.GetUtcNow());
        if (answered.IsRefused)
            return answered;

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}
