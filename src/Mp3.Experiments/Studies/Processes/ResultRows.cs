// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Protocol;
using Mp3.Reader;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>Turns a run's records and report into the rows of the CSV files.</summary>
public static class ResultRows
{
    private const int NsPerUs = 1000;

    /// <summary>Rows of samples.csv, in the order of the ring.</summary>
    public static IEnumerable<SampleRow> Samples(RunRecords run)
    {
        Dictionary<uint, string> labels = run.Report.Processes.ToDictionary(process => (uint)process.Pid, process => process.Label);
        return run.Processes.Select(record => new SampleRow(
            run.Plan.Run,
            record.Tick,
            (long)record.TimeNs - run.Report.Ring.EpochNs,
            (int)record.Pid,
            labels[record.Pid],
            (long)record.MinorFaults,
            (long)record.MajorFaults,
            (long)record.UserNs,
            (long)record.SystemNs,
            record.Flags.HasFlag(RecordMarks.Last)));
    }

    /// <summary>Rows of runs.csv, in the order of the plan.</summary>
    public static IEnumerable<RunRow> Runs(RunRecords run, RunDefinition definition) =>
        run.Report.Processes.Zip(definition.Processes, (report, process) => Row(run, report, process));

    private static RunRow Row(RunRecords run, ProcessReport report, ProcessDefinition process)
    {
        RingRecord[] records = [.. run.Of(report)];
        ProcessAccount wait4 = ProcessAccount.OfWait4(report);
        ProcessAccount recorded = ProcessAccount.OfRecords(records);
        return new RunRow(
            run.Plan.Run,
            run.Report.Processes.Count,
            report.Pid,
            report.Label,
            process.Workload.Command,
            process.Nice,
            Outcome(report),
            report.ExitNs - run.Report.StartNs,
            wait4.MinorFaults,
            wait4.MajorFaults,
            (report.AtExit.UserUs - report.BeforeStart.UserUs) * NsPerUs,
            (report.AtExit.SystemUs - report.BeforeStart.SystemUs) * NsPerUs,
            report.AtExit.MaxRssKib,
            recorded.MinorFaults,
            recorded.MajorFaults,
            records.Sum(record => (long)record.UserNs),
            records.Sum(record => (long)record.SystemNs),
            records.Length,
            wait4.Agrees(recorded));
    }

    private static string Outcome(ProcessReport report) =>
        report.Signal is { } signal ? $"killed by signal {signal}" : $"exited {report.ExitCode}";
}
