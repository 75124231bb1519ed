// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;

namespace Mp3.Experiments.Import;

/// <summary>One line of a picture: what a file holds of one run, all processes together.</summary>
/// <param name="Name">Of the run within its file; null: the file holds no other.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Rows">By rising time, one a sample, ticks numbered from 1. <see cref="SampleRow.TimeNs"/> is time since
/// the start in 10⁻⁹ of the facts' unit, and so is CPU time, all of it as user time.</param>
/// <param name="Gaps">Which rows come after a gap: places in <paramref name="Rows"/>.</param>
/// <param name="Facts">What was recognised.</param>
internal sealed record Recording(
    string? Name,
    SourceFile Source,
    IReadOnlyList<SampleRow> Rows,
    IReadOnlyList<int> Gaps,
    RecordingFacts Facts)
{
    /// <summary>Stands for it in pictures; unique among those that are drawn together.</summary>
    public string Label { get; init; } = "";

    /// <summary>Some CPU time was recorded.</summary>
    public bool HasCpu => Rows.Any(row => row.UserNs > 0);
}

/// <summary>How a recording is to be read.</summary>
/// <param name="Unit">Of its times.</param>
/// <param name="Counts">A cumulative one may have begun above 0.</param>
/// <param name="Settings">What a caption says, a fact an entry.</param>
internal sealed record RecordingFacts(TimeUnit Unit, CountKind Counts, IReadOnlyList<string> Settings)
{
    /// <summary>A CSV of this project, which says by itself how it is to be read.</summary>
    public bool IsCsv { get; init; }

    /// <summary>SHA-256 of the manifest of the study that measured it; null: others did, as far as anyone can tell.</summary>
    public string? ManifestHash { get; init; }

    /// <summary>Why its CPU time isn't drawn, and what the user can say; null: nothing is open.</summary>
    public Question? Open { get; init; }
}

/// <summary>Unit of a time axis.</summary>
internal enum TimeUnit
{
    Seconds,
    Jiffies,
}
