// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Claims;

/// <summary>What a plan's <c>work</c> process does, as far as a model needs it.</summary>
/// <param name="Pages">M: pages of its memory.</param>
/// <param name="IsRandom">R: every access is uniform over all of them.</param>
/// <param name="Accesses">In each iteration.</param>
/// <param name="Iterations">Number of iterations.</param>
public sealed record WorkCommand(long Pages, bool IsRandom, long Accesses, int Iterations)
{
    public const int PageBytes = 4096;

    private const int BytesPerMib = 1024 * 1024;
    private const string PauseOption = "--sleep=";

    /// <summary>How long it sleeps between two iterations, s.</summary>
    public double PauseSeconds { get; init; } = 1;

    /// <summary>How long it sleeps in all, s: not after the last iteration.</summary>
    public double SleepSeconds => PauseSeconds * (Iterations - 1);

    /// <summary>Accesses in all iterations.</summary>
    public long AllAccesses => Accesses * Iterations;

    /// <summary>Distinct pages that it touches in all, if it is random: the working set of the model.</summary>
    public double WorkingSetPages => RandomTouch.DistinctPages(Pages, AllAccesses);

    /// <summary>Reads a process of a plan; null if it isn't <c>work</c> with its three arguments.</summary>
    public static WorkCommand? TryParse(ProcessPlan process)
    {
        string[] words = [.. process.Argv.Skip(1).Where(word => !word.StartsWith('-'))];
        bool isWork = process.Argv is [string program, ..]
            && Path.GetFileName(program) == "work"
            && words is [_, "R" or "L", _]
            && process.Iterations > 0;
        return isWork && TryParse(words[0], out long mib) && TryParse(words[2], out long accesses)
            ? new WorkCommand(mib * (BytesPerMib / PageBytes), words[1] == "R", accesses, process.Iterations) { PauseSeconds = PauseOf(process) }
            : null;
    }

    /// <summary>Reads the command of a row, where no plan is known: the iterations are not in it and are taken to be one.</summary>
    internal static WorkCommand? TryParse(RunRow row) => TryParse(new ProcessPlan(row.Label, row.Command.Split(' '), 0, Iterations: 1));

    private static double PauseOf(ProcessPlan process) =>
        process.Argv.LastOrDefault(word => word.StartsWith(PauseOption, StringComparison.Ordinal)) is { } option
        && double.TryParse(option.AsSpan(PauseOption.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds)
            ? seconds
            : 1;

    private static bool TryParse(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
}
