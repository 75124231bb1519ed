// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results.Columns;

namespace Mp3.Experiments.Results.Faults;

/// <summary>A process of which every fault is known.</summary>
/// <param name="Pid">Process id in the guest.</param>
/// <param name="Label">Its name in tables and pictures.</param>
/// <param name="Recorded">Its records together.</param>
public sealed record LoggedProcess(int Pid, string Label, Amounts Recorded)
{
    public long MinorFaults => Recorded[ProcessColumn.MinorFaults];

    public long MajorFaults => Recorded[ProcessColumn.MajorFaults];

    /// <summary>The processes of a run, in the order of the result; of a pid that was given twice, the first.</summary>
    public static IReadOnlyList<LoggedProcess> Of(ProcessResult result, string run)
    {
        ArgumentNullException.ThrowIfNull(result);
        TreeRow[] tree = [.. result.Tree.Where(row => row.Run == run).DistinctBy(row => row.Pid)];
        return tree.Length == 0
            ? [.. result.Runs.Where(row => row.Run == run).Select(row => new LoggedProcess(row.Pid, row.Label, row.Recorded))]
            : [.. tree.Select(row => new LoggedProcess(row.Pid, row.Parent == 0 ? row.Label : $"{row.Command} {row.Pid}", row.Counted))];
    }
}
