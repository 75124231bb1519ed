// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Charts.Figures;

/// <summary>The lines of a study's runs, each with the style that it has in all figures.</summary>
public sealed class StudyLines
{
    private readonly ProcessResult _result;
    private readonly List<string> _labels;

    public StudyLines(ProcessResult result)
    {
        _result = result;
        RunNames = [.. result.Runs.Select(row => row.Run).Distinct(StringComparer.Ordinal)];
        _labels = [.. RunNames.SelectMany(result.SeriesOf).Distinct(StringComparer.Ordinal)];
        EndSeconds = result.Samples.Count == 0 ? 0 : result.Samples.Max(row => row.TimeNs) / 1e9;
    }

    /// <summary>The study's runs, in its order.</summary>
    public IReadOnlyList<string> RunNames { get; }

    /// <summary>Time of the last sample of all runs, s since the first tick's epoch.</summary>
    public double EndSeconds { get; }

    /// <summary>The samples of one run.</summary>
    public IReadOnlyList<SampleRow> SamplesOf(string run) => [.. _result.Samples.Where(row => row.Run == run)];

    /// <summary>What the machine did in one run; empty: unknown.</summary>
    public IReadOnlyList<MachineRow> MachineOf(string run) => [.. _result.Machine.Where(row => row.Run == run)];

    /// <summary>How long tasks waited in one run; empty: unknown.</summary>
    public IReadOnlyList<PressureRow> PressureOf(string run) => [.. _result.Pressure.Where(row => row.Run == run)];

    /// <summary>The processes of one run, in the order of the plan; of programs, their series.</summary>
    public IReadOnlyList<string> LabelsOf(string run) => _result.SeriesOf(run);

    /// <summary>The style of a run's sum.</summary>
    public CurveStyle StyleOf(string run) => CurveStyle.OfRun(RunNames.ToList().IndexOf(run));

    /// <summary>
    /// The sum of the processes' accumulated faults, if there are two or more, below the processes' own: where one
    /// process has nearly all of them, both are seen.
    /// </summary>
    public IReadOnlyList<Curve> Accumulated(string run, FaultKinds kinds)
    {
        IReadOnlyList<Curve> processes = EachProcess(run, kinds);
        if (processes.Count < 2)
        {
            return processes;
        }

        Curve sum = Sum(run, kinds, TogetherOf(run));
        return [sum with { Style = sum.Style.Underlay() }, .. processes];
    }

    /// <summary>What the sum of all processes of a run is called. Programs may have more processes than lines.</summary>
    public string TogetherOf(string run)
    {
        int processes = _result.Tree.Count(row => row.Run == run) is > 0 and var known ? known : LabelsOf(run).Count;
        return processes == 2 ? "both together" : $"all {processes:N0} together";
    }

    /// <summary>The processes' accumulated faults, in the order of the plan.</summary>
    public IReadOnlyList<Curve> EachProcess(string run, FaultKinds kinds)
    {
        IReadOnlyList<SampleRow> samples = SamplesOf(run);
        IReadOnlyList<string> labels = LabelsOf(run);
        return [.. labels.Select((label, i) => OfProcess(samples, label, kinds, labels.Count, i == 0))];
    }

    /// <summary>The accumulated faults of all processes of a run together.</summary>
    public Curve Sum(string run, FaultKinds kinds, string label) =>
        Accumulate(SamplesOf(run), kinds, label, StyleOf(run));

    /// <summary>The processes' resident sets at each tick of their lives, MiB, in the order of the plan.</summary>
    public IReadOnlyList<Curve> ResidentSets(string run)
    {
        ILookup<string, SampleRow> samples = SamplesOf(run).ToLookup(row => row.Label, StringComparer.Ordinal);
        IReadOnlyList<string> labels = LabelsOf(run);
        return [.. labels.Select((label, i) => Named(
            new Curve(label, null, StreamSeries.Levels(Living(samples[label]), tick => tick.TimeNs, tick => tick.Kib), CurveStyle.OneOfMany), label, labels.Count, i == 0))];
    }

    // A process that has ended is sampled until it is reaped, and has no memory any more.
    private static IEnumerable<(long TimeNs, long Kib)> Living(IEnumerable<SampleRow> samples) => samples
        .GroupBy(row => row.Tick)
        .Select(tick => (tick.Max(row => row.TimeNs), tick.Sum(row => row.ResidentKib ?? 0)))
        .Reverse()
        .SkipWhile(tick => tick.Item2 == 0)
        .Reverse();

    private Curve OfProcess(IReadOnlyList<SampleRow> samples, string label, FaultKinds kinds, int processes, bool first) =>
        Named(Accumulate(samples.Where(row => row.Label == label), kinds, label, CurveStyle.OneOfMany), label, processes, first);

    // Of many processes only one has a name, for all.
    private Curve Named(Curve line, string label, int processes, bool first) => processes <= CurveStyle.MostProcesses
        ? line with { Style = CurveStyle.OfProcess(_labels.IndexOf(label)) }
        : line with { Label = first ? "each process" : null, Value = null };

    private static Curve Accumulate(IEnumerable<SampleRow> samples, FaultKinds kinds, string label, CurveStyle style)
    {
        IReadOnlyList<CurvePoint> points = AccumulatedFaults.Of(samples, kinds);
        return new Curve(label, $"{points[^1].Y:N0}", Decimation.OfRisingLine(points), style);
    }
}
