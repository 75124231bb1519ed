// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>A whole result folder of a curve in memory.</summary>
/// <param name="Manifest">From manifest.json.</param>
/// <param name="ManifestHash">SHA-256 of manifest.json, lower-case hex.</param>
/// <param name="Rows">From points.csv: the reference, then by falling RAM.</param>
internal sealed record CurveResult(Manifest Manifest, string ManifestHash, IReadOnlyList<RamRow> Rows) : IStudyResult
{
    public const string PointsFile = "points.csv";

    /// <inheritdoc/>
    public IReadOnlyList<Metric> Metrics => ProcessMetrics.All;

    /// <inheritdoc/>
    public IReadOnlyList<Observation> Observations => ObservationsOf(Rows, Manifest.Settings.Seed);

    /// <summary>Each point.</summary>
    /// <param name="rows">Of points.csv.</param>
    /// <param name="seed">Of the study.</param>
    public static IReadOnlyList<Observation> ObservationsOf(IReadOnlyList<RamRow> rows, ulong seed) =>
    [
        .. rows.Select(row => new Observation
        {
            Seed = seed,
            Run = row.Run,
            Parameters = Parameters.Of((CurveRuns.Ram, ParameterValue.Of(row.RamMib))),
            Amounts = Amounts.Of([(RunColumn.Processes, row.Processes), (RunColumn.CompletionNs, row.CompletionNs), .. row.Counted.All]),
        }),
    ];

    /// <summary>Whose RAM was varied.</summary>
    public RamBy By => Manifest.Settings.Parameters.Find("by")?.Text == CurveChoices.Memory ? RamBy.Memory : RamBy.Limit;

    /// <summary>What it says.</summary>
    public RamVerdict Verdict => RamVerdict.Of(
        CurveOf(Rows),
        CurveChoices.ReadTolerance(Manifest.Settings.Parameters.Find("tolerance")?.Text ?? CurveChoices.DefaultTolerance).Value
            ?? throw Mp3Exception.Usage("the manifest's setting tolerance makes no sense"));

    /// <summary>The points of rows whose first is the reference.</summary>
    public static MeasuredCurve CurveOf(IReadOnlyList<RamRow> rows) =>
        new(rows[0].Point, [.. rows.Skip(1).Select(row => row.Point).OrderBy(point => point.RamMib)]);

    /// <summary>Reads a folder that was opened.</summary>
    /// <exception cref="Mp3Exception">Usage: there is no run without a limit, or a RAM is there twice.</exception>
    public static CurveResult Load(OpenedResult folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        IReadOnlyList<RamRow> rows = folder.Rows(PointsFile, RamRow.Csv);
        return rows is [{ IsReference: true, CompletionNs: > 0 }, ..] && rows.Skip(1).DistinctBy(row => row.RamMib).Count() == rows.Count - 1
            ? new CurveResult(folder.Manifest, folder.ManifestHash, rows)
            : throw Mp3Exception.Usage($"{folder.PathOf(PointsFile)} has no run without a limit, or one RAM twice: run the study again");
    }

    /// <summary>Writes the CSV file and the manifest.</summary>
    public static CurveResult Write(ResultDraft draft, Manifest manifest, IReadOnlyList<RamRow> rows)
    {
        ArgumentNullException.ThrowIfNull(draft);
        (Manifest complete, string hash) = draft.Write(manifest, new Dictionary<string, byte[]>(StringComparer.Ordinal) { [PointsFile] = RamRow.Csv.ToBytes(rows) });
        return new CurveResult(complete, hash, rows);
    }
}
