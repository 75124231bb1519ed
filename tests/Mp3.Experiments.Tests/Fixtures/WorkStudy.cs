// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Fixtures;

/// <summary>Made-up studies of <c>work</c> processes, with plan and RAM, for what is said about them.</summary>
internal static class WorkStudy
{
    private const int PagesPerMib = 256;
    private const long NsPerSecond = 1_000_000_000;

    /// <summary>A study whose guests have <paramref name="usableMib"/> for their processes.</summary>
    public static ProcessResult Of(string study, double usableMib, params IReadOnlyList<WorkRun> runs)
    {
        Manifest some = SyntheticStudy.ManifestOf(study, Manifest.Complete, 1);
        GuestReport report = some.Runs[0].Report;
        Manifest manifest = some with
        {
            Runs = [.. runs.Select(run => new RunFacts(
                Parameters.None,
                "ee",
                new GuestPlan(1, run.Name, [.. run.Processes.Select(process => new ProcessPlan(process.Label, 0, WorkArguments.TryParse(process.Arguments.Split(' '))! with { Iterations = process.Iterations }))], 500),
                report with { Run = run.Name, MemAvailableKib = (long)(usableMib * 1024) }))],
        };
        return new ProcessResult(
            manifest,
            Digest.Of(ManifestJson.ToBytes(manifest)),
            [.. runs.SelectMany(run => run.Processes.SelectMany(process => process.Samples).Select(sample => sample with { Run = run.Name }))],
            [.. runs.SelectMany(run => run.Processes.Select(process => RowOf(run, process)))]);
    }

    /// <summary>One sample at the end of each iteration, 2 s after the previous one.</summary>
    /// <param name="label">Of the process.</param>
    /// <param name="faults">Minor and major faults of each iteration.</param>
    public static SampleRow[] Iterations(string label, params IReadOnlyList<(long Minor, long Major)> faults) =>
        [.. faults.Select((fault, i) => Row.Sample(i + 1, 2 * (i + 1), label, fault.Minor, fault.Major) with { UserNs = 1 })];

    /// <summary>Pages of so many MiB.</summary>
    public static long Pages(double mib) => (long)(mib * PagesPerMib);

    private static RunRow RowOf(WorkRun run, WorkProcess process)
    {
        long ns = (long)(process.Seconds * NsPerSecond);
        long cpuNs = (long)(process.CpuSeconds * NsPerSecond);
        Amounts counted = Row.Counted(process.Minor, process.Major, 0, cpuNs);
        return Row.Run(run.Name, process.Label, 0, 0, 0, 0, 0) with
        {
            Processes = run.Processes.Count,
            Command = $"work {process.Arguments}",
            Nice = 0,
            CompletionNs = ns,
            Counted = counted,
            Recorded = counted,
        };
    }
}

/// <summary>One run of a made-up study.</summary>
internal sealed record WorkRun(string Name, params IReadOnlyList<WorkProcess> Processes)
{
    /// <summary>N copies with the same numbers.</summary>
    public static WorkRun Copies(int n, WorkProcess copy) =>
        new($"n{n:00}", [.. Enumerable.Range(1, n).Select(i => copy with { Label = $"copy {i}", Samples = [.. copy.Samples.Select(row => row with { Label = $"copy {i}" })] })]);
}

/// <summary>One process of a made-up run; its faults and times are those of runs.csv.</summary>
internal sealed record WorkProcess(string Arguments, double Seconds = 20, long Minor = 0, long Major = 0)
{
    public string Label { get; init; } = Arguments;

    public double CpuSeconds { get; init; } = 1;

    public int Iterations { get; init; } = 20;

    public IReadOnlyList<SampleRow> Samples { get; init; } = [];
}
