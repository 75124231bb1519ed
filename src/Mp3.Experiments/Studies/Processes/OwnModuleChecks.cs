// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>What must hold where the module is the user's, and there are no records: the kernel's own accounts agree, and
/// the processes could register and unregister.</summary>
internal static class OwnModuleChecks
{
    public static IReadOnlyList<CheckResult> Of(RunRecords run) => [Exits(run), MachineFaults(run), Registered(run)];

    private static CheckResult Exits(RunRecords run)
    {
        string[] bad = [.. run.Report.Processes.Where(process => process.ExitCode != 0).Select(process => $"{process.Label}: {Words(process)}")];
        return new CheckResult(run.Plan.Run, "every process exits with 0", bad.Length == 0,
            bad.Length == 0 ? $"{run.Report.Processes.Count} processes" : string.Join(", ", bad));
    }

    private static string Words(ProcessReport process) =>
        process.Signal is { } signal ? $"killed by signal {signal}"
        : process.ExitCode == ExitCode.Unavailable ? "the module did not let it register at /proc/mp3/status"
        : $"exited {process.ExitCode}";

    // As of the project's module: a fault that has to be tried again is major to its process in any case, but to the machine
    // only if it read a page.
    private static CheckResult MachineFaults(RunRecords run)
    {
        ProcessAccount[] accounts = [.. run.Report.Processes.Select(ProcessAccount.OfWait4)];
        (long minor, long major) = (accounts.Sum(account => account.MinorFaults), accounts.Sum(account => account.MajorFaults));
        (long machineAll, long machineMajor) = (Growth(run, "pgfault"), Growth(run, "pgmajfault"));
        return new CheckResult(run.Plan.Run, "wait4 ≤ /proc/vmstat", minor + major <= machineAll && major <= machineMajor + (machineAll - minor - major),
            $"wait4 {minor + major:N0}, {major:N0} of them major; machine {machineAll:N0} and {machineMajor:N0}");
    }

    private static CheckResult Registered(RunRecords run) => run.Report.OwnModule?.Registered switch
    {
        null => new CheckResult(run.Plan.Run, "nobody is registered at the end", false, "/proc/mp3/status can't be read"),
        "" => new CheckResult(run.Plan.Run, "nobody is registered at the end", true, "/proc/mp3/status is empty"),
        var list => new CheckResult(run.Plan.Run, "nobody is registered at the end", false, $"/proc/mp3/status still has: {Shortened(list)}"),
    };

    private static string Shortened(string list)
    {
        const int Most = 100;
        string line = string.Join(' ', list.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return line.Length <= Most ? line : line[..Most] + "…";
    }

    private static long Growth(RunRecords run, string counter) => run.Report.Vmstat.TryGetValue(counter, out long value) ? value : 0;
}
