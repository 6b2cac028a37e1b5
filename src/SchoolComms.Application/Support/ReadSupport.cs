using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Support;

namespace SchoolComms.Application.Support;

/// <summary>What was said or done, with who it was.</summary>
public sealed record SupportSaid(PersonId AuthorId, FullName Author, SupportLineKind Kind, string Text, DateTimeOffset At);

/// <summary>A request for help with all that was said about it.</summary>
public sealed record SupportView(SupportRequest Request, FullName Asker, IReadOnlyList<SupportSaid> Said);

/// <summary>Opens a request for who asked it or who gives support; what is new to the asker is seen by that (CTL-3).</summary>
public sealed class ReadSupport(SchoolCommsDb db)
{
    public async Task<Result<SupportView>> RunAsync(Actor actor, SupportRequestId id, CancellationToken cancel)
    {
        var request = await db.SupportRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (request is null || !request.IsReadBy(actor))
            return new NotFound(nameof(SupportRequest));

        var said = await (
            from line in db.SupportLines
            where line.RequestId == id
            join author in db.People on line.AuthorId equals author.Id
            orderby line.Number
            select new SupportSaid(author.Id, author.Name, line.Kind, line.Text, line.At)
        ).ToListAsync(cancel);
        if (request.IsNewTo(actor.Person))
            await ByTheWay.NoteAsync(() =>
                db
                    .SupportRequests.Where(r => r.Id == id && r.HasNews && r.ChangedAt == request.ChangedAt)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.HasNews, false), cancel)
            );
        return new SupportView(request, said[0].Author, said);
    }
}
