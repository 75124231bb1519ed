// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Processes;
using Mp3.Protocol;
using Mp3.Reader;

namespace Mp3.Experiments.Studies.Program;

/// <summary>The processes of a run, each with who forked it: from the records alone, names by the execs that were traced.</summary>
internal sealed class ProcessTree
{
    private ProcessTree(IReadOnlyList<TreeProcess> processes) => Processes = processes;

    /// <summary>All of them, in the order of their first records.</summary>
    public IReadOnlyList<TreeProcess> Processes { get; }

    /// <summary>Those of a program, itself among them.</summary>
    /// <param name="program">In the order of the plan.</param>
    public IEnumerable<TreeProcess> Of(int program) => Processes.Where(process => process.Program == program);

    public static ProcessTree Of(RunRecords run)
    {
        ArgumentNullException.ThrowIfNull(run);
        List<TreeProcess> processes = Divide(run.Processes);
        ILookup<int, TreeProcess> byPid = processes.ToLookup(process => process.Pid);
        Dictionary<int, int> programs = run.Report.Processes.Index().ToDictionary(pair => pair.Item.Pid, pair => pair.Index);
        foreach (TreeProcess process in processes)
        {
            process.IsProgram = programs.ContainsKey(process.Pid) && byPid[process.Pid].First() == process;
            process.Parent = process.IsProgram ? null : ParentOf(process, byPid);
            // If its exec was not kept, this is what it was to be.
            process.Executed = process.IsProgram && run.Plan.Processes.ElementAtOrDefault(programs[process.Pid])?.Program is { } plan ? Path.GetFileName(plan.Argv[0]) : null;
        }

        foreach (TreeProcess process in processes)
        {
            process.Program = RootOf(process) is { IsProgram: true } root ? programs[root.Pid] : null;
        }

        foreach (ExecReport exec in run.Report.Programs?.Execs ?? [])
        {
            // In order: the last one stays.
            if (At(byPid[exec.Pid], exec.TimeNs) is { } process)
            {
                process.Executed = Path.GetFileName(exec.Path);
            }
        }

        foreach (OrphanReport orphan in run.Report.Programs?.Orphans ?? [])
        {
            if (At(byPid[orphan.Pid].Where(process => process.Orphan is null), orphan.ExitNs) is { } process)
            {
                process.Orphan = orphan;
            }
        }

        return new ProcessTree(processes);
    }

    // After a last record, a pid is another process's.
    private static List<TreeProcess> Divide(IReadOnlyList<RingRecord> records)
    {
        List<(int Pid, List<RingRecord> Records)> all = [];
        Dictionary<int, List<RingRecord>> open = [];
        foreach (RingRecord record in records)
        {
            int pid = (int)record.Pid;
            if (!open.TryGetValue(pid, out List<RingRecord>? own))
            {
                own = [];
                open.Add(pid, own);
                all.Add((pid, own));
            }

            own.Add(record);
            if (record.Flags.HasFlag(RecordMarks.Last))
            {
                _ = open.Remove(pid);
            }
        }

        return [.. all.Select(process => new TreeProcess(process.Pid, process.Records))];
    }

    // Whoever forked it lived in the tick before its first record.
    private static TreeProcess? ParentOf(TreeProcess process, ILookup<int, TreeProcess> byPid) => process.First.Parent == 0
        ? null
        : byPid[(int)process.First.Parent].LastOrDefault(parent => parent != process && parent.First.Tick <= process.First.Tick && parent.Last.Tick >= process.First.Tick)
            ?? byPid[(int)process.First.Parent].LastOrDefault(parent => parent != process && parent.First.Tick <= process.First.Tick);

    private static TreeProcess RootOf(TreeProcess process)
    {
        HashSet<TreeProcess> seen = [];
        while (process.Parent is { } parent && seen.Add(process))
        {
            process = parent;
        }

        return process;
    }

    /// <summary>Of those that had a pid, one after the other, the one that had it at a time: the first that had not ended by then.</summary>
    private static TreeProcess? At(IEnumerable<TreeProcess> processes, long timeNs) =>
        processes.FirstOrDefault(process => (long)process.Last.TimeNs >= timeNs) ?? processes.LastOrDefault();
}
