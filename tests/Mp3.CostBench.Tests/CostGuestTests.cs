// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.CostBench.Tests;

/// <summary>The measurement itself, in a guest.</summary>
[Trait("Category", "Guest")]
public sealed class CostGuestTests
{
    private static readonly CostCase[] Cases = [new(40, 25, Busy: false), new(20, 50, Busy: true)];

    [Fact]
    public async Task Two_runs_count_the_same_instructions()
    {
        GuestKernel kernel = KernelCache.OfThisMachine().Resolve(wanted: null);
        IReadOnlyList<string> first = await CostGuest.RunAsync(kernel, Cases, [CostStream.Faults], TestContext.Current.CancellationToken);
        IReadOnlyList<string> second = await CostGuest.RunAsync(kernel, Cases, [CostStream.Faults], TestContext.Current.CancellationToken);

        Assert.Equal(first, second);
        Measurement[] measured = [.. first.Where(line => !StreamCost.IsLine(line)).Select(Measurement.Parse)];
        Assert.Equal(Cases.SelectMany(which => Enumerable.Repeat(which, 5)), measured.Select(measurement => measurement.Case));
        Assert.All(measured.Where(measurement => measurement.What != "nothing"), SawARoundInEachPeriod);
        Assert.All(measured.Where(measurement => !measurement.Case.Busy).GroupBy(measurement => measurement.Case), LostMoreToRoundsThanTheKernelHasOnItsBooks);
        IReadOnlyList<StreamCost> faults = StreamCost.Of(first);
        Assert.Equal(CostStream.Others, faults.Select(cost => cost.Processes));
        Assert.All(faults, TakesMoreIfItIsTracedThanIfOthersAre);
    }

    private static void TakesMoreIfItIsTracedThanIfOthersAre(StreamCost fault)
    {
        Assert.InRange(fault.Others, fault.Off, fault.Own);
        Assert.InRange(fault.Own, fault.Others + 1, 2 * fault.Off);
    }

    private static void SawARoundInEachPeriod(Measurement measured)
    {
        const double PeriodNs = 50e6;
        Assert.InRange(measured.Rounds - (measured.Elapsed / PeriodNs), -1, 1);
    }

    // The scheduler's books are the independent witness: they hold the worker and readers, but no interrupt. Not so
    // beside processes that wake up themselves: a round that comes with a wake-up shares its interrupt and switch.
    private static void LostMoreToRoundsThanTheKernelHasOnItsBooks(IEnumerable<Measurement> measurements)
    {
        Measurement[] all = [.. measurements];
        Measurement nothing = all.Single(measured => measured.What == "nothing");
        Assert.All(
            all.Except([nothing]),
            measured => Assert.InRange((measured.Reader + measured.Worker) / measured.PerRound(nothing) / measured.Rounds, 0.2, 1));
    }
}
