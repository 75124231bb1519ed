// SPDX-License-Identifier: MIT

using Mp3.Protocol;
using Mp3.Reader.Faults.Assembling;

namespace Mp3.Experiments.Results.Faults;

/// <summary>A run of which every fault is known.</summary>
/// <param name="Log">Its log.</param>
/// <param name="EpochNs">Epoch of the first tick, ns of the log's clock: the run's times count from it.</param>
/// <param name="Processes">Those that were traced, as the result names them.</param>
/// <param name="Lost">Records that the module made and that are not in the log.</param>
public sealed record TracedRun(FaultLogFile Log, long EpochNs, IReadOnlyList<LoggedProcess> Processes, long Lost = 0)
{
    private readonly Dictionary<uint, string> _labels = Processes.ToDictionary(process => (uint)process.Pid, process => process.Label);

    /// <summary>Its name.</summary>
    public string Name => Log.Run;

    /// <summary>The runs of a result that have a log, in its order.</summary>
    public static IReadOnlyList<TracedRun> Of(ProcessResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [.. result.FaultLogs.Select(log => Of(log, result))];
    }

    /// <summary>
    /// Reads the log and gives each of its faults, as soon as it is known what became of it, so not in order of time.
    /// </summary>
    /// <param name="found">Gets them.</param>
    /// <returns>How many faults of which kind each process had, by pid: those of the result, and others that the log has.</returns>
    /// <exception cref="Mp3Exception">Usage: the log is missing, or is not what the run wrote.</exception>
    public IReadOnlyDictionary<uint, ProcessFaults> Assemble(Action<Fault> found)
    {
        var assembler = new FaultAssembler(found);
        Log.Read(assembler.Add);
        Dictionary<uint, ProcessFaults> counts = Processes.ToDictionary(
            process => (uint)process.Pid, process => assembler.End((uint)process.Pid, TotalsOf(process)));
        foreach ((uint pid, ProcessFaults faults) in assembler.EndAll())
        {
            counts.Add(pid, faults);
        }

        return counts;
    }

    /// <summary>The name of a process; one that the result has not is a child of one that is.</summary>
    public string LabelOf(uint pid)
    {
        if (!_labels.TryGetValue(pid, out string? label))
        {
            label = $"child {pid}";
            _labels.Add(pid, label);
        }

        return label;
    }

    private static TracedRun Of(FaultLogFile log, ProcessResult result)
    {
        GuestReport report = result.Manifest.Runs.First(run => run.Plan.Run == log.Run).Report;
        return new TracedRun(log, report.Ring.EpochNs, LoggedProcess.Of(result, log.Run), report.FaultLog?.Lost ?? 0);
    }

    // Where records are missing, a total says nothing of the last fault that is not.
    private FaultTotals? TotalsOf(LoggedProcess process) => Lost > 0
        ? null
        : new((ulong)process.MinorFaults, (ulong)process.MajorFaults, Traced: null);
}
