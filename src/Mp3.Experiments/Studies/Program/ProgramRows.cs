// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Experiments.Studies.Processes;
using Mp3.Protocol;
using Mp3.Reader;

namespace Mp3.Experiments.Studies.Program;

/// <summary>Turns a run of programs into the rows of the CSV files.</summary>
internal sealed class ProgramRows
{
    private readonly RunRecords _run;
    private readonly ProcessTree _tree;
    private readonly IReadOnlyList<(TreeProcess Process, string Series)> _series;
    private readonly IReadOnlyList<string> _labels;

    public ProgramRows(RunRecords run, ProcessTree tree)
    {
        (_run, _tree) = (run, tree);
        _labels = [.. run.Report.Processes.Select(process => process.Label)];
        _series = SeriesRule.Of(tree, _labels);
    }

    /// <summary>Rows of samples.csv, in the order of the ring: every process has its own, with the label of its series.</summary>
    public IReadOnlyList<SampleRow> Samples
    {
        get
        {
            Dictionary<(uint Pid, uint Tick), string> series = [];
            foreach ((TreeProcess process, string name) in _series)
            {
                foreach (RingRecord record in process.Records)
                {
                    series[(record.Pid, record.Tick)] = name;
                }
            }

            return [.. ResultRows.Samples(_run, record => series[(record.Pid, record.Tick)])];
        }
    }

    /// <summary>Rows of processes.csv: by series, the programs first.</summary>
    public IReadOnlyList<TreeRow> Tree => [.. _series.Select(pair => new TreeRow
    {
        Run = _run.Plan.Run,
        Label = pair.Process.Program is { } program ? _labels[program] : "",
        Pid = pair.Process.Pid,
        Parent = pair.Process.IsProgram ? 0 : (int)pair.Process.First.Parent,
        Command = pair.Process.Command,
        Series = pair.Series,
        FirstNs = TimeOf(pair.Process.First),
        LastNs = TimeOf(pair.Process.Last),
        Counted = Amounts.Of(ProcessColumn.All, column => column.TotalOf(pair.Process.Records.Select(column.Recorded))),
        ResidentKib = pair.Process.Records.Max(record => MemoryColumn.Resident.Sum(column => column.KibOf(record))),
        Records = pair.Process.Records.Count,
    })];

    /// <summary>Rows of runs.csv, in the order of the plan: each program with its whole tree.</summary>
    public IReadOnlyList<RunRow> Runs => [.. _run.Report.Processes.Select((report, i) =>
    {
        var account = TreeAccount.Of(_tree, report, i);
        RingRecord[] records = [.. _tree.Of(i).SelectMany(process => process.Records)];
        return ResultRows.Row(_run, report, records) with
        {
            Command = CommandOf(_run.Plan.Processes[i]),
            Nice = _run.Plan.Processes[i].Nice,
            Outcome = ProgramOutcome.Of(_run.Report, report).Text,
            Counted = Amounts.Of(ProcessColumn.All, column =>
                column.Accounted(report.AtExit) - column.Accounted(report.BeforeStart) + account.Orphans.Sum(orphan => column.Accounted(orphan.AtExit))),
            MaxRssKib = LargestResidentKib(report, account, records),
            Agree = account.Agrees,
        };
    })];

    /// <summary>The name of a process in checks.</summary>
    public string NameOf(TreeProcess process) => process.IsProgram ? _labels[process.Program!.Value] : $"{process.Command} {process.Pid}";

    // wait4()'s maximum begins with that of who forked the program, mp3's agent. Where it never rose above, all that is
    // known is what the records saw.
    private static long LargestResidentKib(ProcessReport report, TreeAccount account, IReadOnlyList<RingRecord> records) =>
        account.Orphans.Select(orphan => orphan.AtExit.MaxRssKib)
            .Append(report.AtExit.MaxRssKib > report.BeforeStart.MaxRssKib ? report.AtExit.MaxRssKib
                : records.Select(record => MemoryColumn.Resident.Sum(column => column.KibOf(record))).DefaultIfEmpty().Max())
            .Max();

    // A line of a CSV file is to stay a line.
    private static string CommandOf(ProcessPlan plan) => string.Join(' ', (plan.Program?.Argv ?? []).Select(word => word.ReplaceLineEndings("\\n")));

    private long TimeOf(RingRecord record) => (long)record.TimeNs - _run.Report.Ring.EpochNs;
}
