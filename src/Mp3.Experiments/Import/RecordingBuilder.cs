// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Protocol;

namespace Mp3.Experiments.Import;

/// <summary>What happened between two times.</summary>
/// <param name="Time">End of it, in the unit of the file.</param>
/// <param name="Minor">Minor faults since the sample before.</param>
/// <param name="Major">Major faults since the sample before.</param>
/// <param name="Cpu">CPU time since the sample before, in the unit of <paramref name="Time"/>.</param>
internal sealed record RawSample(decimal Time, long Minor, long Major, decimal Cpu);

/// <summary>Makes a recording of samples: times from its start, and the places of gaps.</summary>
internal static class RecordingBuilder
{
    /// <summary>Longest recording, in units of the time axis.</summary>
    public const decimal Longest = 9_000_000_000;

    private const decimal Nano = 1e-9m;

    /// <param name="source">Where the samples come from.</param>
    /// <param name="name">Of the run within its file; null: there is no other.</param>
    /// <param name="samples">By rising time, at least one.</param>
    /// <param name="perUnit">How many of the file's units make one of the time axis.</param>
    /// <param name="start">When it began, in the file's unit; null: a usual step before the first sample, or at the
    /// first sample if counts are cumulative.</param>
    /// <param name="facts">What was recognised.</param>
    /// <exception cref="Mp3Exception">Usage: the times are too far apart for a picture.</exception>
    public static Recording Build(
        SourceFile source, string? name, IReadOnlyList<RawSample> samples, decimal perUnit, decimal? start, RecordingFacts facts)
    {
        decimal[] times = [.. samples.Select(sample => sample.Time)];
        decimal usual = Steps.Usual(times) ?? 0;
        decimal zero = start ?? (facts.Counts == CountKind.Interval ? times[0] - usual : times[0]);
        if ((times[^1] - zero) / perUnit > Longest)
        {
            throw Mp3Exception.Usage(
                $"{source.Path}: from {times[0]} to {times[^1]} is too long for one picture: look for times that don't belong there");
        }

        SampleRow[] rows = [.. samples.Select((sample, i) => new SampleRow
        {
            Run = "",
            Tick = i + 1,
            TimeNs = (long)((sample.Time - zero) / perUnit / Nano),
            Pid = 0,
            Label = "",
            Counted = Amounts.Of(
                (ProcessColumn.MinorFaults, sample.Minor),
                (ProcessColumn.MajorFaults, sample.Major),
                (ProcessColumn.UserNs, (long)(sample.Cpu / perUnit / Nano)),
                (ProcessColumn.SystemNs, 0)),
            Last = false,
        })];
        int[] gaps = [.. Enumerable.Range(1, rows.Length - 1).Where(i => times[i] - times[i - 1] > Steps.Gap * usual)];
        return new Recording(name, source, rows, gaps, facts);
    }
}
