// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;

namespace Mp3.Experiments.Claims;

/// <summary>One run with all that is known of it: rows, samples, plan, report.</summary>
/// <param name="Name">Name of the run.</param>
/// <param name="Report">What the guest reported; null: the manifest has no such run.</param>
/// <param name="Processes">In the order of the rows.</param>
public sealed record MeasuredRun(string Name, GuestReport? Report, IReadOnlyList<MeasuredProcess> Processes)
{
    /// <summary>When any of the processes had its first major fault, ns since the first tick's epoch; <see cref="long.MaxValue"/>: never.</summary>
    public required long FirstMajorNs { get; init; }

    public const double PagesPerMib = 1024 * 1024 / WorkModel.PageBytes;

    private const int KibPerPage = WorkModel.PageBytes / 1024;

    /// <summary>Scale of the study.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>What the kernel holds back, pages (<see cref="KernelReserve"/>).</summary>
    public double ReservePages { get; init; }

    /// <summary>Pages that the processes could have before the kernel had to reclaim: MemAvailable at their start; null: unknown.</summary>
    public double? UsablePages => Report is null ? null : Report.MemAvailableKib / (double)KibPerPage;

    /// <summary>Working sets of all processes together, pages; null: one of them is not a random <c>work</c>.</summary>
    public double? WorkingSetPages => Processes.All(process => process.Work is { IsRandom: true })
        ? Processes.Sum(process => process.Work!.WorkingSetPages)
        : null;

    public long MajorFaults => Processes.Sum(process => process.Row.MajorFaults);

    public long MinorFaults => Processes.Sum(process => process.Row.MinorFaults);

    /// <summary>From the common start to the last end, s.</summary>
    public double Seconds => Processes.Max(process => process.Row.CompletionNs) / 1e9;

    /// <summary>All samples, by time.</summary>
    public IEnumerable<SampleRow> Samples => Processes.SelectMany(process => process.Samples).OrderBy(row => row.TimeNs);

    /// <summary>The runs of a result, in its order; none if it is not of processes.</summary>
    public static IReadOnlyList<MeasuredRun> Of(IStudyResult result) => result is ProcessResult processes ? Of(processes) : [];

    /// <summary>The runs of a study, in its order.</summary>
    public static IReadOnlyList<MeasuredRun> Of(ProcessResult result)
    {
        Func<SampleRow, string> ownerOf = result.Owners();
        ILookup<(string Run, string Label), SampleRow> samples = result.Samples.ToLookup(row => (row.Run, ownerOf(row)));
        return [.. result.Runs.GroupBy(row => row.Run, StringComparer.Ordinal).Select(rows =>
        {
            RunFacts? facts = result.Manifest.Runs.FirstOrDefault(run => run.Plan.Run == rows.Key);
            MeasuredProcess[] processes = [.. rows.Select(row => new MeasuredProcess(row, WorkOf(facts, row), [.. samples[(row.Run, row.Label)]]))];
            return new MeasuredRun(rows.Key, facts?.Report, processes)
            {
                FirstMajorNs = processes
                    .Select(process => process.Samples.FirstOrDefault(sample => sample.MajorFaults > 0)?.TimeNs ?? long.MaxValue)
                    .DefaultIfEmpty(long.MaxValue)
                    .Min(),
                Scale = result.Manifest.Settings.Scale,
                ReservePages = KernelReserve.PagesOf(result.Manifest.Machine),
            };
        })];
    }

    private static WorkModel? WorkOf(RunFacts? facts, RunRow row) =>
        facts?.Plan.Processes.FirstOrDefault(process => process.Label == row.Label) is { } plan
            ? WorkModel.Of(plan)
            : null;
}

/// <summary>One process of a run.</summary>
/// <param name="Row">From runs.csv.</param>
/// <param name="Work">What it does; null: it isn't <c>work</c>.</param>
/// <param name="Samples">From samples.csv, by time.</param>
public sealed record MeasuredProcess(RunRow Row, WorkModel? Work, IReadOnlyList<SampleRow> Samples)
{
    /// <summary>Its name in words and its run's.</summary>
    public string Name => $"{Row.Label} of {Row.Run}";
}
