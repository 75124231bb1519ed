// SPDX-License-Identifier: MIT

using Mp3.Experiments.Inputs;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;

namespace Mp3.Experiments.Reproduction;

/// <summary>What became of a result that was made again.</summary>
/// <param name="Differences">The first difference in each file; none: the results are identical.</param>
/// <param name="ChangedInputs">What the result depends on and is not as it was.</param>
public sealed record ReproducedResult(IReadOnlyList<ResultDifference> Differences, IReadOnlyList<InputChange> ChangedInputs)
{
    private const string TableType = ".csv";

    private static readonly string[] NewFiles = [ProcessResult.MachineFile, ProcessResult.PressureFile];

    public bool IsIdentical => Differences.Count == 0;

    /// <param name="original">The first result.</param>
    /// <param name="now">The new manifest, with the digests of its files.</param>
    /// <param name="newFiles">The new CSV files, by name.</param>
    public static ReproducedResult Of(OriginalResult original, Manifest now, IReadOnlyDictionary<string, byte[]> newFiles)
    {
        ArgumentNullException.ThrowIfNull(original);
        (now, newFiles) = AsOldAs(original.Manifest, now, newFiles);
        IReadOnlyList<JsonDifference> manifests = JsonDifference.Between(original.Manifest, now);
        string[] runs = [.. Longer(original.Manifest.Runs, now.Runs).Select(run => run.Plan.Run)];
        // The digests of the files are told by the files themselves.
        JsonDifference? report = manifests.FirstOrDefault(difference =>
            InputNames.Of(difference.Path, runs) is null && !difference.Path.StartsWith("files", StringComparison.Ordinal));
        return new ReproducedResult(
            [
                .. Files(original, now, newFiles),
                .. report is null ? [] : (ResultDifference[])[new ResultDifference(ResultFolder.ManifestFile, null, report.Path, report.Then, report.Now)],
            ],
            InputChange.Of(manifests, runs));
    }

    // Of older results the runs' parameters are no columns, and nothing is said of memory.
    private static (Manifest Manifest, IReadOnlyDictionary<string, byte[]> Files) AsOldAs(
        Manifest original, Manifest now, IReadOnlyDictionary<string, byte[]> newFiles)
    {
        if (original.Schema >= Manifest.FirstWithMemory)
        {
            return (now, newFiles);
        }

        string[] unknown =
        [
            .. MemoryColumn.All.Select(column => column.Name),
            .. original.Schema < Manifest.FirstWithParameters ? now.Runs.SelectMany(run => run.Parameters.Names).Distinct(StringComparer.Ordinal) : [],
        ];
        Dictionary<string, byte[]> files = newFiles
            .Where(file => !NewFiles.Contains(file.Key, StringComparer.Ordinal))
            .ToDictionary(file => file.Key, file => CsvColumns.Without(file.Value, unknown), StringComparer.Ordinal);
        HashSet<string> checks = [.. original.Checks.Select(check => check.Name)];
        return (
            now with
            {
                Files = now.Files
                    .Where(file => !NewFiles.Contains(file.Key, StringComparer.Ordinal))
                    .ToDictionary(file => file.Key, file => files.TryGetValue(file.Key, out byte[]? own) ? Digest.Of(own) : file.Value, StringComparer.Ordinal),
                Checks = [.. now.Checks.Where(check => checks.Contains(check.Name))],
            },
            files);
    }

    private static IEnumerable<ResultDifference> Files(OriginalResult original, Manifest now, IReadOnlyDictionary<string, byte[]> newFiles)
    {
        foreach (string name in original.Manifest.Files.Keys.Union(now.Files.Keys, StringComparer.Ordinal))
        {
            string? then = original.Manifest.Files.GetValueOrDefault(name);
            string? again = now.Files.GetValueOrDefault(name);
            if (then == again)
            {
                continue;
            }

            bool isTable = Path.GetExtension(name) == TableType;
            ResultDifference? field = isTable && original.Files.TryGetValue(name, out byte[]? before) && newFiles.TryGetValue(name, out byte[]? after)
                ? CsvDifference.First(name, before, after)
                : null;
            // Without the original's file there is no line to name.
            yield return field ?? new ResultDifference(name, null, "SHA-256", then, again);
        }
    }

    private static IReadOnlyList<T> Longer<T>(IReadOnlyList<T> first, IReadOnlyList<T> second) => first.Count >= second.Count ? first : second;
}
