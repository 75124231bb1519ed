// SPDX-License-Identifier: MIT

using Mp3.Experiments.Commands.Json;
using Mp3.Experiments.Options;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies.Sweep;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands.Sweeps;

/// <summary>What there is of a sweep, and what it will take; nothing is run.</summary>
internal static class SweepLook
{
    /// <summary>Lists its runs.</summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="choices">Which store, and how it is shown.</param>
    /// <param name="missing">Only those that the store lacks, which it is told how to compute.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<int> ListAsync(SweepPlan plan, SweepChoices choices, bool missing, CancellationToken cancellation)
    {
        SweepRuns runs = await PrepareAsync(plan, choices, cancellation);
        if (missing && runs.Missing().Any())
        {
            Shelved.Deposit(runs, cancellation);
        }

        await using Stream output = Console.OpenStandardOutput();
        if (choices.Json)
        {
            SweepListing.WriteJson(output, runs, missing);
        }
        else
        {
            SweepListing.Write(output, runs, missing);
        }

        return ExitCode.Success;
    }

    /// <summary>Says what it will take.</summary>
    public static async Task<int> EstimateAsync(SweepPlan plan, SweepChoices choices, CancellationToken cancellation)
    {
        SweepRuns runs = await PrepareAsync(plan, choices, cancellation);
        var estimate = SweepEstimate.Of(runs, choices.Jobs);
        if (choices.Json)
        {
            JsonOutput.Write(new SweepEstimateDocument(runs.Digest, choices.Store.Root, estimate), DocumentContext.Standard.SweepEstimateDocument);
            return ExitCode.Success;
        }

        foreach (string line in EstimateText.Of(estimate))
        {
            Console.WriteLine(line);
        }

        return ExitCode.Success;
    }

    private static Task<SweepRuns> PrepareAsync(SweepPlan plan, SweepChoices choices, CancellationToken cancellation) =>
        SweepRuns.PrepareAsync(plan, choices.Store, new GuestHosts(choices.Qemu).OfAsync, Quiet.Instance, cancellation);

    /// <summary>What is told while nothing is run is not worth a line.</summary>
    private sealed class Quiet : IStudyProgress
    {
        public static Quiet Instance { get; } = new();

        public void Say(string message)
        {
            // Standard error is for what goes wrong.
        }

        public void Started(GuestPlan run) => throw new InvalidOperationException("nothing is run");

        public void Advanced(GuestPlan run, ProgressLine line) => throw new InvalidOperationException("nothing is run");

        public void Finished(GuestPlan run) => throw new InvalidOperationException("nothing is run");
    }
}
