using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

/// <summary>
/// Takes a stranger's request to join. The answer is the same whether the school knows the person or not, and nothing is
/// looked up among its people.
/// </summary>
public sealed class SubmitRequest(SchoolCommsDb db, ReadApplication read, TimeProvider time)
{
    /// <returns>The code of the address at which the applicant, and nobody else, sees the request.</returns>
    public async Task<Result<string>> RunAsync(string slug, Applicant applicant, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var form = await read.RunAsync(slug, cancel);
        if (form.IsRefused)
            return form.Error;
        if (applicant.ClassId is { } @class && form.Value.Classes.All(offered => offered.Id != @class))
            return new ApplicantClassMissing { Field = "Class" };

        var code = RequestCode.New();
        var request = JoinRequest.Submit(form.Value.School.Id, applicant, RequestCode.HashOf(code), now);
        if (request.IsRefused)
            return request.Error;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockSchoolAsync(cancel);
        if (await IsFullAsync(applicant, cancel))
            return new RequestsFull();

        db.Add(request.Value);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return code;
    }

    private async Task<bool> IsFullAsync(Applicant applicant, CancellationToken cancel)
    {
        var (phone, email) = (applicant.Phone, applicant.Email);
        var open = db.JoinRequests.Where(r => r.State == JoinRequestState.Waiting || r.State == JoinRequestState.Asked);
        var ofContact = open.Where(r => (phone != null && r.Phone == phone) || (email != null && r.Email == email));
        return await open.CountAsync(cancel) >= JoinRequest.MostOpen || await ofContact.CountAsync(cancel) >= JoinRequest.MostOpenOfContact;
    }
}
