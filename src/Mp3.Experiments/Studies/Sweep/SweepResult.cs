// SPDX-License-Identifier: MIT

using Mp3.Experiments.Reproduction;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Sweep.Definition;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>A result folder of a sweep, in memory: its medians. Its long table stays where it is until somebody wants it.</summary>
/// <param name="Manifest">From manifest.json.</param>
/// <param name="ManifestHash">SHA-256 of manifest.json, lower-case hex.</param>
/// <param name="Plan">From sweep.toml.</param>
/// <param name="Rows">From medians.csv.</param>
internal sealed record SweepResult(Manifest Manifest, string ManifestHash, SweepPlan Plan, IReadOnlyList<MedianRow> Rows) : IStudyResult
{
    /// <summary>Name of sweeps in manifests.</summary>
    public const string Kind = "sweep";

    /// <summary>The whole definition.</summary>
    public const string DefinitionFile = CommandText.SweepFile;

    private Lazy<IReadOnlyList<Observation>> Loaded { get; init; } = new([]);

    /// <summary>What was varied and found, beside the definition.</summary>
    public SweepSettings Settings => Manifest.Settings.Sweep!;

    /// <inheritdoc/>
    public IReadOnlyList<Metric> Metrics => Plan.Study.Study.Measures.Metrics;

    /// <summary>Each row of table.csv, by the name of its condition.</summary>
    public IReadOnlyList<Observation> Observations => Loaded.Value;

    /// <summary>Of its tables.</summary>
    public SweepColumns Columns => new(Settings.Axes, Settings.Parameters, Plan.Study.Study.Measures);

    /// <summary>As pictures and tables need it.</summary>
    public SweepGrid Grid => new(
        [
            .. Plan.Varied.Select(axis => new SweepAxis(axis.Name, axis.Words, [.. axis.Values.Select(value => new ParameterValue(value.Text))])),
            .. Settings.Parameters.Select(name => new SweepAxis(Columns.ColumnOf(name), Plan.Study.WordsOf(name), [.. Rows.Select(row => row.Parameters[name]).Distinct()])),
        ],
        Metrics,
        [.. Rows.Select(row => new SweepCondition([.. row.At.All.Concat(row.Parameters.All).Select(value => value.Value)], row.Values))],
        Settings.Seeds);

    /// <summary>Reads a folder that was opened.</summary>
    /// <exception cref="Mp3Exception">Usage: something is missing, broken, or was changed after the run.</exception>
    public static SweepResult Load(OpenedResult folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        SweepSettings settings = folder.Manifest.Settings.Sweep
            ?? throw Mp3Exception.Usage($"{folder.PathOf(ResultFolder.ManifestFile)} says nothing of a sweep: run it again");
        var plan = SweepPlan.Of(SweepFile.Parse(folder.Text(DefinitionFile), folder.PathOf(DefinitionFile)));
        var columns = new SweepColumns(settings.Axes, settings.Parameters, plan.Study.Study.Measures);
        folder.RequireUnchanged(SweepRow.File);
        IReadOnlyList<MedianRow> rows = folder.Rows(MedianRow.File, MedianRow.Csv(columns));
        return rows.Count == settings.Conditions && plan.Varied.Select(axis => axis.Name).SequenceEqual(settings.Axes, StringComparer.Ordinal)
            ? new SweepResult(folder.Manifest, folder.ManifestHash, plan, rows)
            {
                Loaded = new(() => [.. folder.Rows(SweepRow.File, SweepRow.Csv(columns)).Select(Named)]),
            }
            : throw Mp3Exception.Usage($"{folder.PathOf(MedianRow.File)} is not of the sweep that {DefinitionFile} says: run it again");
    }

    // A condition of a sweep is one of its setting's.
    private static Observation Named(SweepRow row) => row.Observation with
    {
        Run = row.At.All.Count == 0 ? row.Observation.Run : $"{SweepSetting.WordsOf(row.At)} {row.Observation.Run}",
        Parameters = Parameters.Of([.. row.At.All.Concat(row.Observation.Parameters.All).DistinctBy(value => value.Key).Select(value => (value.Key, value.Value))]),
    };
}
