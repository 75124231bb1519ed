// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;

namespace Mp3.Experiments.Comparing;

/// <summary>
/// What one side of a comparison had for its processes. Two kernels leave different amounts of the same RAM, and a
/// difference of faults may be one of memory.
/// </summary>
/// <param name="UsableMib">MemAvailable before the first process started, MiB: the least of the runs; null: unknown.</param>
/// <param name="ResidentMib">Resident late in the runs that had major faults, by their faults, MiB: the median; null: unknown.</param>
internal sealed record ComparedMemory(double? UsableMib, double? ResidentMib)
{
    /// <param name="side">Its first repetition speaks for it: seeds differ in their accesses alone.</param>
    /// <param name="conditions">The runs that both sides have.</param>
    public static ComparedMemory Of(ComparedSide side, IReadOnlyList<string> conditions)
    {
        MeasuredRun[] runs = [.. MeasuredRun.Of(side.Repetitions[0]).Where(run => conditions.Contains(run.Name))];
        double[] resident = [.. runs.Where(run => run.MajorFaults > 0).Select(Residency.MibOf).OfType<double>()];
        return new ComparedMemory(
            runs.Length == 0 ? null : runs.Min(run => run.UsablePages) / MeasuredRun.PagesPerMib,
            resident.Length == 0 ? null : Statistics.MedianInterval.Of(resident).Median);
    }

    /// <summary>
    /// What the sides had, if that is not the same, in parts that may stand on lines of their own; empty: it is, or it is
    /// not known.
    /// </summary>
    public static IReadOnlyList<string> Words(StudyComparison comparison)
    {
        (string Name, ComparedMemory Memory)[] known = [.. comparison.Labels
            .Zip(comparison.Sides, (name, side) => (name, Of(side, comparison.Conditions)))
            .Where(side => side.Item2.UsableMib is not null)];
        if (!known.Any(side => known.Any(other => side.Memory.DiffersFrom(other.Memory))))
        {
            return [];
        }

        return comparison.Sides.Count == 2
            ? [$"not at equal memory: {known[0].Name} had {known[0].Memory.Text};", .. known.Skip(1).Select(side => $"{side.Name} had {side.Memory.Text}")]
            : ["not at equal memory, in MiB (resident: late in the runs that swapped, by their faults):", .. known.Select((side, i) =>
                $"{side.Name}: {side.Memory.ShortText}{(i == known.Length - 1 ? "" : ";")}")];
    }

    /// <summary>In words: <c>55.9 MiB usable, 55.1 MiB resident late in the run</c>; null: nothing is known.</summary>
    public string? Text => UsableMib is null
        ? null
        : $"{UsableMib:N1} MiB usable{(ResidentMib is null ? "" : $", {ResidentMib:N1} MiB resident late in the runs that swapped (by their faults)")}";

    /// <summary>The same without units: <c>55.9 usable, 55.1 resident</c>.</summary>
    public string ShortText => $"{UsableMib:N1} usable{(ResidentMib is null ? "" : $", {ResidentMib:N1} resident")}";

    /// <summary>Whether the two differ by more than a hundredth in either.</summary>
    public bool DiffersFrom(ComparedMemory other) => Differs(UsableMib, other.UsableMib) || Differs(ResidentMib, other.ResidentMib);

    private static bool Differs(double? a, double? b) => a is { } first && b is { } second && Changes.Between(first, second) != Change.Stays;
}
