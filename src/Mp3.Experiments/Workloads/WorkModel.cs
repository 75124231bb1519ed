// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Workloads;

/// <summary>What a <c>work</c> process does, as far as a model needs it.</summary>
/// <param name="Pages">M: pages of its memory.</param>
/// <param name="IsRandom">R: every access is uniform over all of them.</param>
/// <param name="Accesses">In each iteration.</param>
/// <param name="Iterations">Number of iterations.</param>
public sealed record WorkModel(long Pages, bool IsRandom, long Accesses, int Iterations)
{
    public const int PageBytes = 4096;

    private const int BytesPerMib = 1024 * 1024;
    private const double MsPerSecond = 1000;

    /// <summary>How long it sleeps between two iterations, s.</summary>
    public double PauseSeconds { get; init; } = 1;

    /// <summary>How long it sleeps in all, s: not after the last iteration.</summary>
    public double SleepSeconds => PauseSeconds * (Iterations - 1);

    /// <summary>Accesses in all iterations.</summary>
    public long AllAccesses => Accesses * Iterations;

    /// <summary>Distinct pages that it touches in all, if it is random: the working set of the model.</summary>
    public double WorkingSetPages => RandomTouch.DistinctPages(Pages, AllAccesses);

    /// <summary>The model of a process; null if it isn't <c>work</c>, or has no end of its own.</summary>
    public static WorkModel? Of(ProcessPlan process) => process.Work is { Iterations: > 0 } work ? Of(work) : null;

    /// <summary>Reads the command of a row, where no plan is known: the iterations are not in it and are taken to be one.</summary>
    internal static WorkModel? Of(RunRow row) =>
        row.Command.Split(' ') is ["work", .. string[] arguments] && WorkArguments.TryParse(arguments) is { } work
            ? Of(work with { Iterations = 1 })
            : null;

    private static WorkModel Of(Workload work) =>
        new(work.SizeMib * (BytesPerMib / PageBytes), work.Pattern == AccessPattern.Random, work.Accesses, work.Iterations)
        {
            PauseSeconds = work.PauseMs / MsPerSecond,
        };
}
