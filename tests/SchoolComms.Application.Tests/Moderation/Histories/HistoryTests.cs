using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Moderation.Histories;

/// <summary>
/// Random histories of a chat, done by the application and by a simple model at once. The usual run takes a few from a fixed
/// seed; SCHOOLCOMMS_HISTORIES=2000 takes as many from a new one, and names it where something is found.
/// </summary>
public sealed class HistoryTests
{
    private const int Usual = 15;

    [Fact]
    public async Task The_application_does_what_the_model_says_and_no_sanction_breaks_a_limit()
    {
        var clock = TestClock.At("2026-03-11T10:00+03:00");
        var school = await TestSchool.CreateAsync(await TestServices.CreateAsync(clock), "group-chats");
        var cast = await Cast.OfAsync(school);
        var number = 0;

        Prop.ForAll(RandomHistory.Any, steps => Task.Run(() => HappenAsync(school, cast, clock, ++number, steps)).GetAwaiter().GetResult())
            .Check(Settings());

        await ShouldKeepTheRecordAsync(school);
    }

    private static Config Settings()
    {
        var asked = Environment.GetEnvironmentVariable("SCHOOLCOMMS_HISTORIES");
        return asked is null
            ? Config.QuickThrowOnFailure.WithMaxTest(Usual).WithReplay(20260311, 45)
            : Config.QuickThrowOnFailure.WithMaxTest(int.Parse(asked, CultureInfo.InvariantCulture));
    }

    private static async Task HappenAsync(TestSchool school, Cast cast, TestClock clock, int number, Step[] steps)
    {
        var real = await RealChat.OpenAsync(school, cast, $"История {number}", clock.Now);
        var model = new ChatModel(school.School);
        var told = new List<string>();
        foreach (var step in steps)
        {
            // An act takes a second; what follows a wait happens at the very instant that was waited for.
            if (step.First >= Act.WaitAnHour)
            {
                clock.Now = model.After(step.First, clock.Now);
                continue;
            }

            model = step.AtOnce is { } other
                ? await BothAsync(real, model, model.Aim(step.First, clock.Now), model.Aim(other, clock.Now), clock.Now, told)
                : await OneAsync(real, model, model.Aim(step.First, clock.Now), clock.Now, told);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        (await real.DigestAsync()).ShouldBe(model.Digest, string.Join('\n', told));
        await ShouldKeepTheLimitsAsync(school, real.Id);
    }

    private static async Task<ChatModel> OneAsync(RealChat real, ChatModel model, Deed deed, DateTimeOffset now, List<string> told)
    {
        var after = model.Copy();
        var expected = after.Try(deed, now);
        var done = await real.TryAsync(deed, model, now);
        told.Add($"{now:O} {deed.Act} {deed.Target}: {done}");
        done.ShouldBe(expected, string.Join('\n', told));
        return after;
    }

    // Two at once come out as one after the other would, in one of the two orders.
    private static async Task<ChatModel> BothAsync(
        RealChat real,
        ChatModel model,
        Deed first,
        Deed second,
        DateTimeOffset now,
        List<string> told
    )
    {
        var done = await Task.WhenAll(real.TryAsync(first, model, now), real.TryAsync(second, model, now));
        told.Add($"{now:O} {first.Act} {first.Target}: {done[0]} ∥ {second.Act} {second.Target}: {done[1]}");
        var digest = await real.DigestAsync();

        var (forth, back) = (model.Copy(), model.Copy());
        var inOrder = (forth.Try(first, now), forth.Try(second, now));
        var reversed = back.Try(second, now) is var b && back.Try(first, now) is var a ? (a, b) : default;
        if (inOrder == (done[0], done[1]) && forth.Digest == digest)
            return forth;

        reversed.ShouldBe((done[0], done[1]), string.Join('\n', told));
        digest.ShouldBe(back.Digest, string.Join('\n', told));
        return back;
    }

    // What the issue promises, asked of the rows themselves.
    private static Task ShouldKeepTheLimitsAsync(TestSchool school, ChatId chat) =>
        school.InScopeAsync(async db =>
        {
            var blocks = await db.Blocks.AsNoTracking().Where(b => b.ChatId == chat).OrderBy(b => b.From).ToListAsync();
            var violations = await db.Violations.AsNoTracking().Where(v => v.ChatId == chat).ToListAsync();
            foreach (var block in blocks)
            {
                block.Clause.ShouldBe("4.5");
                if (block.Ground == BlockGround.Ladder)
                {
                    block.DecidedUntil.ShouldBeLessThanOrEqualTo(ChatModel.InAMonth(block.From));
                    violations
                        .Count(v => v.RecordedAt <= block.From && (v.Withdrawal is null || v.Withdrawal.At >= block.From))
                        .ShouldBeGreaterThan(3);
                }

                blocks.ShouldAllBe(other => other.Id == block.Id || other.Until <= block.From || block.Until <= other.From);
            }

            var unblocked = blocks.Where(block => block.Lifting?.Kind == LiftKind.Apology).Select(block => block.Id).ToList();
            (
                await db.Objections.AnyAsync(o => db.Apologies.Any(a => a.Id == o.ApologyId && unblocked.Contains(a.BlockId)))
            ).ShouldBeFalse();
        });

    // Every sanction has an entry with clause and edition, and the chain holds.
    private static async Task ShouldKeepTheRecordAsync(TestSchool school)
    {
        await school.InScopeAsync(async db =>
        {
            var entries = await db.AuditEntries.AsNoTracking().ToListAsync();
            entries.Count(e => e.Kind == AuditKind.ViolationRecorded).ShouldBe(await db.Violations.CountAsync());
            entries.Count(e => e.Kind is AuditKind.Blocked or AuditKind.BlockedByDecision).ShouldBe(await db.Blocks.CountAsync());
            entries.Count(e => e.Kind == AuditKind.Objected).ShouldBe(await db.Objections.CountAsync());
            entries.Count(e => e.Kind == AuditKind.Contested).ShouldBe(await db.Appeals.CountAsync());

            // A block that was lifted may be found wrong afterwards: two entries, and the row tells both.
            var ended = (await db.Blocks.AsNoTracking().ToListAsync())
                .SelectMany(block => new[] { block.LiftedBefore?.Kind, block.Lifting?.Kind })
                .OfType<LiftKind>()
                .ToLookup(kind => kind == LiftKind.Undone);
            entries.Count(e => e.Kind == AuditKind.BlockUndone).ShouldBe(ended[true].Count());
            entries.Count(e => e.Kind == AuditKind.Unblocked).ShouldBe(ended[false].Count());
            entries.ShouldAllBe(e => e.Payload.Contains("\"clause\"") && e.Payload.Contains("\"edition\""));
            entries.Count.ShouldBeGreaterThan(0);
        });
        var director = await school.ActorAsync(school.Director);
        var check = await school.RunAsync<VerifyRecord, Result<RecordCheck>>(verify =>
            verify.RunAsync(director, null, CancellationToken.None)
        );
        check.Value.IsIntact.ShouldBeTrue();
    }
}
