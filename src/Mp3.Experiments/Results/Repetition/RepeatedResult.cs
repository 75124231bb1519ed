// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Experiments.Results.Columns;
using Mp3.Experiments.Statistics;
using Mp3.Protocol;

namespace Mp3.Experiments.Results.Repetition;

/// <summary>A study that was run with several seeds: a result folder for each, and one row a condition and seed.</summary>
/// <param name="Manifest">Of all together; its files are the table and the manifests of the repetitions.</param>
/// <param name="ManifestHash">SHA-256 of manifest.json, lower-case hex.</param>
/// <param name="Repetitions">One a seed.</param>
public sealed record RepeatedResult(Manifest Manifest, string ManifestHash, IReadOnlyList<IStudyResult> Repetitions) : IStudyResult
{
    public const string RowsFile = "repetitions.csv";

    /// <inheritdoc/>
    public IReadOnlyList<Metric> Metrics => Repetitions[0].Metrics;

    /// <summary>By seed, then in the order of the study.</summary>
    public IReadOnlyList<Observation> Observations { get; } = [.. Repetitions.SelectMany(result => result.Observations)];

    /// <summary>The conditions' names, in the order of the study.</summary>
    public IReadOnlyList<string> Conditions => [.. Observations.Select(row => row.Run).Distinct(StringComparer.Ordinal)];

    /// <summary>The folder of one repetition within the study's.</summary>
    public static string FolderOf(ulong seed) => string.Create(CultureInfo.InvariantCulture, $"seed-{seed}");

    /// <summary>A metric of one condition over all seeds.</summary>
    public MedianInterval Spread(string condition, Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return MedianInterval.Of(RowsOf(condition).Select(metric.Of));
    }

    /// <summary>A metric of one condition less that of another, seed by seed.</summary>
    public Difference Between(string from, string to, Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return Difference.Of([.. RowsOf(from).Zip(RowsOf(to), (a, b) => (metric.Of(a), metric.Of(b)))]);
    }

    /// <summary>The rows of one condition, one a seed.</summary>
    public IReadOnlyList<Observation> RowsOf(string condition) => [.. Observations.Where(row => row.Run == condition)];

    /// <summary>Reads a folder that was opened, and the repetitions in it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="load">Reads one repetition.</param>
    /// <exception cref="Mp3Exception">Usage: something is missing, broken or not what the run wrote.</exception>
    public static RepeatedResult Load(OpenedResult folder, Func<OpenedResult, IStudyResult> load)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(load);
        IReadOnlyList<ulong> seeds = folder.Manifest.Settings.Seeds
            ?? throw new ArgumentException("not a study that was repeated", nameof(folder));
        var result = new RepeatedResult(folder.Manifest, folder.ManifestHash, [.. seeds.Select(seed => LoadOne(folder, seed, load))]);
        // Its rows are those of the repetitions; the file is for others, and no run wrote another one.
        IReadOnlyList<Observation> rows = folder.Rows(RowsFile, TableOf(result.Observations, folder.Manifest));
        return rows.Count == result.Observations.Count && rows.Zip(result.Observations).All(pair => pair.First.Amounts.Equals(pair.Second.Amounts))
            ? result
            : throw Mp3Exception.Usage($"{folder.PathOf(RowsFile)} is not what its repetitions say: run the study again");
    }

    /// <summary>Writes the table and the manifest beside the repetitions, which are there already.</summary>
    /// <param name="draft">The study's folder.</param>
    /// <param name="repetitions">One a seed.</param>
    /// <param name="folders">The repetitions' folders below the study's.</param>
    public static RepeatedResult Write(ResultDraft draft, IReadOnlyList<IStudyResult> repetitions, IReadOnlyList<string> folders)
    {
        ArgumentNullException.ThrowIfNull(draft);
        Manifest manifest = RepeatedManifest.Of([.. repetitions.Select(result => result.Manifest)]);
        Observation[] rows = [.. repetitions.SelectMany(result => result.Observations)];
        Dictionary<string, byte[]> files = folders.ToDictionary(
            folder => $"{folder}/{ResultFolder.ManifestFile}",
            folder => ResultFolder.ReadFile(Path.Combine(draft.Path, folder, ResultFolder.ManifestFile)),
            StringComparer.Ordinal);
        files[RowsFile] = TableOf(rows, manifest).ToBytes(rows);
        (Manifest complete, string hash) = draft.Write(manifest, files);
        return new RepeatedResult(complete, hash, repetitions);
    }

    private static CsvTable<Observation> TableOf(IReadOnlyList<Observation> rows, Manifest manifest) =>
        Observation.Csv(manifest.Schema < Manifest.FirstWithParameters ? [] : rows[0].Parameters.Names, rows[0].Amounts.Columns);

    private static IStudyResult LoadOne(OpenedResult folder, ulong seed, Func<OpenedResult, IStudyResult> load)
    {
        // A repetition that failed a check has a name that says so.
        string name = folder.PathOf(FolderOf(seed));
        string path = Directory.Exists(name) ? name : name + ResultFolder.FailedSuffix;
        IStudyResult result = load(ResultFolder.Open(path));
        return folder.Manifest.Files.GetValueOrDefault($"{Path.GetFileName(path)}/{ResultFolder.ManifestFile}") == result.ManifestHash
            ? result
            : throw Mp3Exception.Usage($"{path} is not the repetition that {folder.Path} was made of: run the study again");
    }
}
