// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Experiments.Results;
using Mp3.Experiments.Statistics;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Repetition;

/// <summary>A study that was run with several seeds: a result folder for each, and one row a run.</summary>
/// <param name="Manifest">Of all together; its files are the table and the manifests of the repetitions.</param>
/// <param name="ManifestHash">SHA-256 of manifest.json, lower-case hex.</param>
/// <param name="Rows">By seed, then in the order of the study.</param>
/// <param name="Repetitions">One a seed, in the same order.</param>
public sealed record RepeatedResult(
    Manifest Manifest, string ManifestHash, IReadOnlyList<RepetitionRow> Rows, IReadOnlyList<StudyResult> Repetitions)
{
    public const string RowsFile = "repetitions.csv";

    /// <summary>The runs' names, in the order of the study.</summary>
    public IReadOnlyList<string> Conditions => [.. Rows.Select(row => row.Run).Distinct(StringComparer.Ordinal)];

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
    public IReadOnlyList<RepetitionRow> RowsOf(string condition) => [.. Rows.Where(row => row.Run == condition)];

    /// <summary>Reads a folder that was opened, and the repetitions in it.</summary>
    /// <exception cref="Mp3Exception">Usage: something is missing, broken or not what the run wrote.</exception>
    public static RepeatedResult Load(OpenedResult folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        IReadOnlyList<ulong> seeds = folder.Manifest.Settings.Seeds
            ?? throw new ArgumentException("not a study that was repeated", nameof(folder));
        return new RepeatedResult(
            folder.Manifest, folder.ManifestHash, folder.Rows<RepetitionRow>(RowsFile), [.. seeds.Select(seed => LoadOne(folder, seed))]);
    }

    /// <summary>Writes the table and the manifest beside the repetitions, which are there already.</summary>
    /// <param name="draft">The study's folder.</param>
    /// <param name="repetitions">One a seed.</param>
    /// <param name="folders">The repetitions' folders below the study's.</param>
    public static RepeatedResult Write(ResultDraft draft, IReadOnlyList<StudyResult> repetitions, IReadOnlyList<string> folders)
    {
        ArgumentNullException.ThrowIfNull(draft);
        RepetitionRow[] rows = [.. repetitions.SelectMany(RepetitionRow.Of)];
        Dictionary<string, byte[]> files = folders.ToDictionary(
            folder => $"{folder}/{ResultFolder.ManifestFile}",
            folder => ResultFolder.ReadFile(Path.Combine(draft.Path, folder, ResultFolder.ManifestFile)),
            StringComparer.Ordinal);
        files[RowsFile] = CsvFile.ToBytes(rows);
        (Manifest complete, string hash) = draft.Write(RepeatedManifest.Of(repetitions), files);
        return new RepeatedResult(complete, hash, rows, repetitions);
    }

    private static StudyResult LoadOne(OpenedResult folder, ulong seed)
    {
        // A repetition that failed a check has a name that says so.
        string name = Path.Combine(folder.Path, FolderOf(seed));
        string path = Directory.Exists(name) ? name : name + ResultFolder.FailedSuffix;
        StudyResult result = ResultFolder.Load(path);
        return folder.Manifest.Files.GetValueOrDefault($"{Path.GetFileName(path)}/{ResultFolder.ManifestFile}") == result.ManifestHash
            ? result
            : throw Mp3Exception.Usage($"{path} is not the repetition that {folder.Path} was made of: run the study again");
    }
}
