// SPDX-License-Identifier: MIT

using System.Text.RegularExpressions;
using Mp3.Protocol;

namespace Mp3.Experiments.Results;

/// <summary>
/// Refuses manifests that no run of a study can have written. They are what people exchange: one that was edited must
/// not lead a program outside its folder, nor a guest that nobody can boot to QEMU.
/// </summary>
internal static partial class ManifestSense
{
    private const int LargestMib = 1024 * 1024;
    private const double SmallestScale = 0.001;
    private const double LargestScale = 16;
    private const int LongestMs = 24 * 3_600_000;
    private const int LeastNice = -20;
    private const int MostNice = 19;
    private const int MatchTimeoutMs = 1000;

    /// <summary>A value that makes no sense.</summary>
    /// <param name="Place">Such as <c>settings.scale</c>.</param>
    /// <param name="Why">What is wrong with it.</param>
    private sealed record Flaw(string Place, string Why);

    /// <param name="manifest">As it was read.</param>
    /// <param name="content">The file that it was read from.</param>
    /// <param name="path">Names the file in errors.</param>
    /// <exception cref="Mp3Exception">Usage: it has a value that makes no sense.</exception>
    public static void Check(Manifest manifest, ReadOnlySpan<byte> content, string path)
    {
        if (Flaws(manifest).FirstOrDefault() is { } flaw)
        {
            string line = JsonLines.LineOf(content, flaw.Place) is { } number ? $", line {number}" : "";
            throw Mp3Exception.Usage($"{path}{line}: {flaw.Place} {flaw.Why}");
        }
    }

    private static IEnumerable<Flaw> Flaws(Manifest manifest)
    {
        if (!StudyName().IsMatch(manifest.Study))
        {
            yield return new Flaw("study", "is no name of a study: lower-case letters, digits, '-' and '_' alone");
        }

        if (manifest.Verdict is not (Manifest.Complete or Manifest.Failed))
        {
            yield return new Flaw("verdict", $"is neither {Manifest.Complete} nor {Manifest.Failed}");
        }

        foreach (Flaw flaw in OfSettings(manifest.Settings).Concat(OfMachine(manifest.Machine)).OfType<Flaw>())
        {
            yield return flaw;
        }

        foreach (Flaw flaw in manifest.Runs.SelectMany((run, i) => OfRun(run, $"runs[{i}]")).OfType<Flaw>())
        {
            yield return flaw;
        }
    }

    private static IEnumerable<Flaw?> OfSettings(StudySettings settings) =>
    [
        Range("settings.memory_mib", settings.MemoryMib, 1, LargestMib),
        settings.Scale is >= SmallestScale and <= LargestScale ? null : new Flaw("settings.scale", $"is not from {SmallestScale} to {LargestScale}"),
        .. settings.Parameters.All.Select(parameter => Of("settings.parameters", parameter)),
        settings.Seeds is [] ? new Flaw("settings.seeds", "is empty") : null,
        settings.Program is { } program && (program.Commands.Count == 0 || program.Commands.Any(command => command.Count == 0))
            ? new Flaw("settings.program.commands", "has no program")
            : null,
    ];

    private static IEnumerable<Flaw?> OfMachine(MachineFacts machine) =>
    [
        Range("machine.ram_mib", machine.RamMib, 1, LargestMib),
        Range("machine.swap_mib", machine.SwapMib, 0, LargestMib),
        .. machine.Sysctls.Concat(machine.Knobs)
            .Where(pair => !PlainWord().IsMatch(pair.Key) || !PlainWord().IsMatch(pair.Value))
            .Select(pair => new Flaw(machine.Sysctls.ContainsKey(pair.Key) ? "machine.sysctls" : "machine.knobs", "has a name or a value with blanks or quotes")),
    ];

    private static IEnumerable<Flaw?> OfRun(RunFacts run, string place) =>
    [
        .. run.Parameters.All.Select(parameter => Of($"{place}.parameters", parameter)),
        RunName().IsMatch(run.Plan.Run) ? null : new Flaw($"{place}.plan.run", "is no name of a run: letters, digits, '-', '_' and '.' alone"),
        // The monitors of a sweep read the ring; nobody drains it.
        Range($"{place}.plan.drain_interval_ms", run.Plan.DrainIntervalMs, run.Plan.Handoff is null ? 1 : 0, LongestMs),
        .. run.Plan.Processes.SelectMany((process, i) => OfProcess(process, $"{place}.plan.processes[{i}]")),
        .. run.Plan.Handoff is { } sweep ? OfSweep(sweep, $"{place}.plan.handoff") : [],
        .. run.Report.Processes.SelectMany((process, i) => OfRusage(process.AtExit, $"{place}.report.processes[{i}].at_exit")),
        NotNegative($"{place}.report.start_ns", run.Report.StartNs),
        run.Report.EndNs < run.Report.StartNs ? new Flaw($"{place}.report.end_ns", "is before the start") : null,
    ];

    private static IEnumerable<Flaw?> OfProcess(ProcessPlan process, string place) =>
    [
        Range($"{place}.nice", process.Nice, LeastNice, MostNice),
        process.Work is null && (process.Program?.Argv ?? process.Argv) is not [_, ..] ? new Flaw(place, "has neither work nor argv") : null,
        .. process.Work is { } work ? OfWork(work, $"{place}.work") : [],
    ];

    private static IEnumerable<Flaw?> OfWork(Workload work, string place) =>
    [
        Range($"{place}.size_mib", work.SizeMib, 1, LargestMib),
        work.Pattern.FitsInto(work.SizeMib) ? null : new Flaw($"{place}.pattern", $"does not fit into {work.SizeMib} MiB"),
        Range($"{place}.accesses", work.Accesses, 1, long.MaxValue),
        NotNegative($"{place}.iterations", work.Iterations),
        Range($"{place}.content_percent", work.ContentPercent, 0, 100),
        Range($"{place}.pause_ms", work.PauseMs, 0, LongestMs),
    ];

    private static IEnumerable<Flaw?> OfSweep(HandoffPlan sweep, string place) =>
    [
        Range($"{place}.monitor_period_ms", sweep.MonitorPeriodMs, 1, LongestMs),
        Range($"{place}.tick_ms", sweep.TickMs, 1, LongestMs),
        NotNegative($"{place}.stall_at_ms", sweep.StallAtMs),
        .. OfProcess(sweep.Workload, $"{place}.workload"),
        .. sweep.Delay.Load.SelectMany((load, i) => OfProcess(load, $"{place}.delay.load[{i}]")),
        Range($"{place}.length_ms", sweep.LengthMs, 1, LongestMs),
        .. sweep.Scenarios.SelectMany((scenario, i) => (Flaw?[])
        [
            RunName().IsMatch(scenario.Name) ? null : new Flaw($"{place}.scenarios[{i}].name", "is no name of a scenario"),
            Range($"{place}.scenarios[{i}].capacity", scenario.Capacity, 1, int.MaxValue),
            Range($"{place}.scenarios[{i}].stall_ms", scenario.StallMs, 0, LongestMs),
        ]),
    ];

    private static IEnumerable<Flaw?> OfRusage(RusageFacts rusage, string place) =>
    [
        NotNegative($"{place}.minor_faults", rusage.MinorFaults),
        NotNegative($"{place}.major_faults", rusage.MajorFaults),
        NotNegative($"{place}.user_us", rusage.UserUs),
        NotNegative($"{place}.system_us", rusage.SystemUs),
        NotNegative($"{place}.max_rss_kib", rusage.MaxRssKib),
    ];

    private static Flaw? Of(string place, KeyValuePair<string, ParameterValue> parameter) =>
        RunName().IsMatch(parameter.Key) && PlainWord().IsMatch(parameter.Value.Text) ? null : new Flaw(place, "has a name or a value with blanks or quotes");

    private static Flaw? Range(string place, long value, long least, long most) =>
        value >= least && value <= most ? null : new Flaw(place, $"is {value}, not from {least} to {most}");

    private static Flaw? NotNegative(string place, long value) => value >= 0 ? null : new Flaw(place, $"is {value}, less than 0");

    [GeneratedRegex(@"^[a-z][a-z0-9_-]*\z", RegexOptions.None, MatchTimeoutMs)]
    private static partial Regex StudyName();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*\z", RegexOptions.None, MatchTimeoutMs)]
    private static partial Regex RunName();

    [GeneratedRegex(@"^[^\s'""`$\\]+\z", RegexOptions.None, MatchTimeoutMs)]
    private static partial Regex PlainWord();
}
