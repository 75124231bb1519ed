// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Protocol;
using Mp3.Reader.Faults;
using Mp3.Reader.Faults.Assembling;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>
/// What must hold of the log of every fault. The module counts for itself what it writes of each process, and the kernel
/// counts each thread's faults: the log has to agree with both.
/// </summary>
internal static class FaultChecks
{
    /// <param name="run">A run.</param>
    /// <param name="log">Its log; null: none was wanted.</param>
    /// <param name="processes">Those that were traced; null: those of the plan.</param>
    public static IReadOnlyList<CheckResult> Of(RunRecords run, FileSlice? log, IReadOnlyList<(string Name, int Pid)>? processes = null)
    {
        if (run.Report.FaultLog is not { } facts)
        {
            return [];
        }

        try
        {
            (long records, IReadOnlyList<Traced> traced) = Read(
                run, log, processes ?? [.. run.Report.Processes.Select(process => (process.Label, process.Pid))]);
            return [Complete(run, facts, records, traced), Counted(run, traced)];
        }
        catch (InvalidDataException e)
        {
            return [new CheckResult(run.Plan.Run, "the log of faults is whole", Passed: false, e.Message)];
        }
    }

    private static (long Records, IReadOnlyList<Traced> Processes) Read(
        RunRecords run, FileSlice? log, IReadOnlyList<(string Name, int Pid)> processes)
    {
        long records = 0;
        var assembler = new FaultAssembler(_ => { });
        using Stream content = (log ?? throw new InvalidDataException("it is missing")).Open();
        foreach (FaultRecord record in FaultLogReader.Read(content))
        {
            records += record.Flags.HasFlag(FaultMarks.Lost) ? 0 : 1;
            assembler.Add(record);
        }

        return (records, [.. processes.Select(process => new Traced(process.Name, TotalsOf(run, process.Pid), assembler.End((uint)process.Pid, TotalsOf(run, process.Pid))))]);
    }

    private static FaultTotals TotalsOf(RunRecords run, int pid) => run.Of(pid).Aggregate(
        new FaultTotals(0, 0, 0),
        (sum, record) => new FaultTotals(sum.Minor + record.MinorFaults, sum.Major + record.MajorFaults, sum.Traced + record.TracedFaults));

    private static CheckResult Complete(
        RunRecords run, FaultLogFacts facts, long records, IReadOnlyList<Traced> processes)
    {
        long missing = processes.Sum(process => process.Found.Lost ?? 0);
        bool holds = records == facts.Records && processes.All(process => process.Found.Lost >= 0) && missing <= facts.Lost && (missing == 0 || facts.Lost > 0);
        return new CheckResult(run.Plan.Run, "every fault is in the log, or counted as lost", holds,
            $"{processes.Sum(process => (long)process.Totals.Traced!.Value):N0} traced, {processes.Sum(process => process.Found.All):N0} in the log; "
            + $"lost: {facts.LostInRings:N0} records in the rings, {facts.LostForRoom:N0} for want of room");
    }

    // What had no trap is what is left over; it is published, and can't be less than nothing.
    private static CheckResult Counted(RunRecords run, IReadOnlyList<Traced> processes)
    {
        bool holds = processes.All(process =>
            process.Found.Minor <= (long)process.Totals.Minor && process.Found.Major <= (long)process.Totals.Major && process.Found.Untrapped is null or >= 0);
        return new CheckResult(run.Plan.Run, "minor + major = traced and counted + untrapped", holds, string.Join("; ", processes.Select(process =>
            $"{process.Name}: {process.Totals.Minor:N0} + {process.Totals.Major:N0}, traced {process.Found.Minor:N0} minor, {process.Found.Major:N0} major, "
            + $"{process.Found.Failed:N0} failed, {process.Found.Open:N0} open; "
            + (process.Found.Untrapped is { } untrapped ? $"untrapped {untrapped:N0}" : "untrapped not known"))));
    }

    /// <summary>A process with what its records and the log say of it.</summary>
    private sealed record Traced(string Name, FaultTotals Totals, ProcessFaults Found);
}
