// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;
using Mp3.Reader;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>Turns a run's records and report into the rows of the CSV files.</summary>
public static class ResultRows
{
    /// <summary>Rows of samples.csv, in the order of the ring.</summary>
    public static IEnumerable<SampleRow> Samples(RunRecords run)
    {
        Dictionary<uint, string> labels = run.Report.Processes.ToDictionary(process => (uint)process.Pid, process => process.Label);
        return Samples(run, record => labels[record.Pid]);
    }

    /// <summary>The same, where not every process is one of the plan's.</summary>
    /// <param name="run">The run.</param>
    /// <param name="labelOf">Of a record.</param>
    internal static IEnumerable<SampleRow> Samples(RunRecords run, Func<RingRecord, string> labelOf) =>
        run.Processes.Select(record => new SampleRow
        {
            Run = run.Plan.Run,
            Tick = record.Tick,
            TimeNs = (long)record.TimeNs - run.Report.Ring.EpochNs,
            Pid = (int)record.Pid,
            Label = labelOf(record),
            Counted = ProcessColumn.Of(record),
            Memory = MemoryColumn.Of(record),
            Last = record.Flags.HasFlag(RecordMarks.Last),
        });

    /// <summary>Rows of machine.csv, in the order of the ring.</summary>
    public static IEnumerable<MachineRow> Machine(RunRecords run) => run.Machine.Select(record => new MachineRow
    {
        Run = run.Plan.Run,
        Tick = record.Tick,
        TimeNs = (long)record.TimeNs - run.Report.Ring.EpochNs,
        Values = MachineColumn.Of(record, run.Report.SwapTotalKib),
    });

    /// <summary>Rows of pressure.csv, one for each reading but the first, from which they count.</summary>
    public static IEnumerable<PressureRow> Pressure(RunRecords run) => run.Report.Pressure is not { } pressure
        ? []
        : Enumerable.Range(1, Math.Max(0, pressure.TimeNs.Count - 1)).Select(reading => new PressureRow
        {
            Run = run.Plan.Run,
            TimeNs = pressure.TimeNs[reading] - run.Report.Ring.EpochNs,
            Waited = PressureColumn.Growth(pressure, reading),
        });

    /// <summary>Rows of runs.csv, in the order of the plan.</summary>
    public static IEnumerable<RunRow> Runs(RunRecords run, RunDefinition definition) =>
        run.Report.Processes.Zip(definition.Processes, (report, process) => Row(run, report, [.. run.Of(report)]) with
        {
            Parameters = definition.Parameters,
            Command = process.Workload.Command,
            Nice = process.Nice,
        });

    /// <summary>A row of runs.csv, but for the command and what it was asked for.</summary>
    /// <param name="run">The run.</param>
    /// <param name="report">Of the process.</param>
    /// <param name="records">Those that count for it.</param>
    internal static RunRow Row(RunRecords run, ProcessReport report, IReadOnlyList<RingRecord> records) => new()
    {
        Run = run.Plan.Run,
        Processes = run.Report.Processes.Count,
        Pid = report.Pid,
        Label = report.Label,
        Command = "",
        Nice = 0,
        Outcome = Outcome(report),
        CompletionNs = report.ExitNs - run.Report.StartNs,
        Counted = ProcessColumn.Between(report.BeforeStart, report.AtExit),
        MaxRssKib = report.AtExit.MaxRssKib,
        Recorded = Amounts.Of(
            ProcessColumn.All, column => column.TotalOf(records.Select(column.Recorded))),
        Records = records.Count,
        Agree = ProcessAccount.OfWait4(report).Agrees(ProcessAccount.OfRecords(records)),
    };

    private static string Outcome(ProcessReport report) =>
        report.Signal is { } signal ? $"killed by signal {signal}" : $"exited {report.ExitCode}";
}
