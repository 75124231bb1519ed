// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Studies.Handoff;
using Mp3.Experiments.Studies.Handoff.Claims;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Studies.Handoff.Claims;

public sealed class HandoffClaimsTests
{
    private const string Promise = "The sequence monitor accounts for every record";
    private const string Naive = "A monitor that goes by its own clock alone breaks that promise";
    private const string Ahead = "With the hand-off the monitor never reads ahead";
    private const string Overtaken = "A hand-off every period keeps";
    private const string Timer = "A safe hand-off needs a timer";
    private const string Better = "A semaphore would be better";
    private const string AnyRing = "Woken by what waits";

    private static readonly ScenarioRow[] Rows = [.. SyntheticHandoff.Of([1024, 8192], [0, 3]).Scenarios];

    [Fact]
    public void Case_study_3_as_measured()
    {
        IReadOnlyList<Claim> claims = HandoffClaims.Of(ReferenceStudy.CaseStudy3.Scenarios);

        Assert.Equal(
            [
                "holds", "holds", "holds", "holds", "holds", "depends on the ring and the stall", "does not hold",
                "depends on the ring and the stall", "holds", "holds",
            ],
            claims.Select(claim => claim.Ruling));
    }

    [Fact]
    public void The_numbers_are_those_of_the_CSV_file()
    {
        ScenarioRow[] own = [.. ReferenceStudy.CaseStudy3.Scenarios.Where(row => row.Strategy == "sequence")];

        Assert.Contains(
            $"{own.Sum(row => row.Logged):N0} logged + {own.Sum(row => row.ReportedLost):N0} reported lost = {own.Sum(row => row.Written):N0} written",
            Find(ReferenceStudy.CaseStudy3.Scenarios, Promise).Evidence,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_promise_that_is_broken_once_depends_and_the_worst_run_is_named()
    {
        Claim claim = Find(With("sequence", row => row.StallNs > 0 && row.Capacity == 1024 ? row with { Kept = false, ReportedLost = row.Lost - 7, Wrong = 5 } : row), Promise);

        Assert.Equal("depends on the ring and the stall", claim.Ruling);
        Assert.Contains("kept in 3 of 4 runs; at worst (a ring of 1,024, a stall of 3 periods) 5 of 7,024 log entries are wrong and 7 of 10,800", claim.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_naive_monitor_that_is_right_every_time_refutes_the_claim_about_it()
    {
        Assert.Equal(Verdict.Depends, Find(Rows, Naive).Verdict);
        Assert.Equal(Verdict.DoesNotHold, Find(With("naive", row => row with { Kept = true }), Naive).Verdict);
    }

    [Fact]
    public void Entries_ahead_of_the_writer_are_counted() => Assert.Equal(
        (Verdict.DoesNotHold, "entries read ahead in 4 runs: signal 12, naive 0"),
        VerdictOf(With("signal", row => row with { Ahead = 3 }), Ahead));

    [Fact]
    public void Signals_that_lost_nothing_keep_the_monitor_from_being_overtaken()
    {
        Assert.Equal(Verdict.Depends, Find(Rows, Overtaken).Verdict);
        Assert.Equal(Verdict.Holds, Find(With("signal", row => row with { Lost = 0 }), Overtaken).Verdict);
    }

    [Fact]
    public void The_timer_is_needed_if_without_it_the_account_is_wrong_and_more_is_lost()
    {
        Assert.Equal(Verdict.DoesNotHold, Find(Rows, Timer).Verdict);
        Assert.Equal(Verdict.Depends, Find(With("sequence", row => row with { Lost = row.Lost + 100 }), Timer).Verdict);
        Assert.Equal(Verdict.Holds, Find(With("sequence", row => row with { Lost = row.Lost + 100, Kept = false }), Timer).Verdict);
    }

    [Fact]
    public void A_semaphore_is_better_where_it_loses_less()
    {
        Assert.Equal(Verdict.DoesNotHold, Find(Rows, Better).Verdict);
        Assert.Equal(Verdict.Holds, Find(With("semaphore", row => row with { Lost = row.Lost / 2 }), Better).Verdict);
        Assert.Equal(Verdict.NotTested, Find([.. Rows.Select(row => row with { Lost = 0 })], Better).Verdict);
    }

    [Fact]
    public void Losses_without_a_stall_refute_that_a_semaphore_fits_any_ring()
    {
        Assert.Equal(
            (Verdict.Depends, "semaphore without a stall lost 176 (0.85 periods), 0 (6.83 periods)"), VerdictOf(Rows, AnyRing));
        Assert.Equal(Verdict.NotTested, Find([.. Rows.Where(row => row.StallNs > 0)], AnyRing).Verdict);
    }

    [Fact]
    public void Nothing_is_claimed_of_monitors_that_were_not_run() => Assert.Equal(
        ["The semaphore monitor accounts for every record: logged + reported lost = written, and no entry is wrong", "Woken by what waits, not by the time, a monitor that is not delayed loses nothing in any ring"],
        HandoffClaims.Of([.. Rows.Where(row => row.Strategy == "semaphore")]).Select(claim => claim.Statement));

    private static (Verdict Verdict, string Evidence) VerdictOf(IReadOnlyList<ScenarioRow> rows, string statement)
    {
        Claim claim = Find(rows, statement);
        return (claim.Verdict, claim.Evidence);
    }

    private static Claim Find(IReadOnlyList<ScenarioRow> rows, string statement) =>
        HandoffClaims.Of(rows).Single(claim => claim.Statement.StartsWith(statement, StringComparison.Ordinal));

    private static ScenarioRow[] With(string strategy, Func<ScenarioRow, ScenarioRow> change) =>
        [.. Rows.Select(row => row.Strategy == strategy ? change(row) : row)];
}
