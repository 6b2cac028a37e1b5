using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Regulations;

/// <summary>Opens the scan of a signature on paper: for whoever signed, and for those who see their acknowledgements.</summary>
public sealed class ReadScan(SchoolCommsDb db, TimeProvider time)
{
    /// <param name="actor">Who opens it.</param>
    /// <param name="signer">Who signed.</param>
    /// <param name="edition">The number of the edition that was signed.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<Result<StoredFile>> RunAsync(Actor actor, PersonId signer, int edition, CancellationToken cancel)
    {
        if (signer != actor.Person && !await IsInReachAsync(actor, signer, cancel))
            return new NotFound(nameof(StoredFile));

        var scan = await (
            from acknowledgement in db.Acknowledgements
            where acknowledgement.PersonId == signer && db.Editions.Any(e => e.Id == acknowledgement.EditionId && e.Number == edition)
            join file in db.Files on acknowledgement.Paper!.Scan equals file.Id
            select file
        )
            .AsNoTracking()
            .SingleOrDefaultAsync(cancel);
        return scan is null ? new NotFound(nameof(StoredFile)) : scan;
    }

    private async Task<bool> IsInReachAsync(Actor actor, PersonId signer, CancellationToken cancel)
    {
        var reach = db.PeopleInReachOf(actor, SchoolAction.SeeAcknowledgements, new PeopleFilter(), time.GetUtcNow());
        return !reach.IsRefused && await reach.Value.People.AnyAsync(p => p.Id == signer, cancel);
    }
}
