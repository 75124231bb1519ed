// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results.Faults;
using Mp3.Reader.Faults.Assembling;

namespace Mp3.Experiments.Charts.Series.Faults;

/// <summary>A process's part of a run's faults.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Grid">Where and when they were.</param>
/// <param name="Counts">How many of which kind.</param>
public sealed record MappedProcess(string Label, AddressGrid Grid, ProcessFaults Counts);

/// <summary>What the pictures of a run's faults show, from one pass through its log.</summary>
/// <param name="Run">Name of the run.</param>
/// <param name="Processes">Those that have faults: in the order of the plan, then others by pid.</param>
/// <param name="Latencies">Of all major faults whose end is known.</param>
/// <param name="Lost">Records that the log lacks.</param>
public sealed record FaultMap(string Run, IReadOnlyList<MappedProcess> Processes, LatencyHistogram Latencies, long Lost = 0)
{
    /// <summary>Stretches of time that a map tells apart.</summary>
    public const int Columns = 360;

    /// <summary>Reads a run's log.</summary>
    /// <param name="run">The run.</param>
    /// <param name="endNs">Where the pictures' time ends, ns since the first tick's epoch.</param>
    /// <exception cref="Protocol.Mp3Exception">Usage: the log is missing, or is not what the run wrote.</exception>
    public static FaultMap Of(TracedRun run, long endNs)
    {
        ArgumentNullException.ThrowIfNull(run);
        Dictionary<uint, AddressGrid> grids = [];
        var latencies = new LatencyHistogram();
        // Mostly the next fault is of the same process.
        uint last = 0;
        AddressGrid? grid = null;
        IReadOnlyDictionary<uint, ProcessFaults> counts = run.Assemble(fault =>
        {
            if (fault.Pid != last || grid is null)
            {
                last = fault.Pid;
                if (!grids.TryGetValue(last, out grid))
                {
                    grid = new AddressGrid(Columns, endNs);
                    grids.Add(last, grid);
                }
            }

            grid.Add((long)fault.TimeNs - run.EpochNs, fault.Address, fault.Kind == FaultKind.Major);
            if (fault.LatencyNs is { } latencyNs)
            {
                latencies.Add(latencyNs);
            }
        });
        return new FaultMap(run.Name, [.. PidsOf(run, grids).Select(pid => new MappedProcess(run.LabelOf(pid), grids[pid], counts[pid]))], latencies, run.Lost);
    }

    private static IEnumerable<uint> PidsOf(TracedRun run, Dictionary<uint, AddressGrid> grids) =>
        run.Processes.Select(row => (uint)row.Pid).Where(grids.ContainsKey).Union(grids.Keys.Order());
}
