// SPDX-License-Identifier: MIT

using System.Text.Json.Nodes;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Reproduction;

/// <summary>What became of a result that was made again.</summary>
/// <param name="Differences">The first difference in each file; none: the results are identical.</param>
/// <param name="ChangedInputs">What the result depends on and is not as it was.</param>
public sealed record Comparison(IReadOnlyList<ResultDifference> Differences, IReadOnlyList<InputChange> ChangedInputs)
{
    public bool IsIdentical => Differences.Count == 0;

    /// <param name="original">The first result.</param>
    /// <param name="now">The new manifest, with the digests of its files.</param>
    /// <param name="newFiles">The new CSV files, by name.</param>
    public static Comparison Of(OriginalResult original, Manifest now, IReadOnlyDictionary<string, byte[]> newFiles)
    {
        ArgumentNullException.ThrowIfNull(original);
        IReadOnlyList<JsonDifference> manifests = JsonDifference.Between(Tree(original.Manifest), Tree(now));
        string[] runs = [.. Longer(original.Manifest.Runs, now.Runs).Select(run => run.Plan.Run)];
        ILookup<string?, JsonDifference> byInput = manifests.ToLookup(difference => InputNames.Of(difference.Path, runs));
        // The digests of the files are told by the files themselves.
        JsonDifference? report = byInput[null].FirstOrDefault(difference => !difference.Path.StartsWith("files", StringComparison.Ordinal));
        return new Comparison(
            [
                .. Files(original, now, newFiles),
                .. report is null ? [] : (ResultDifference[])[new ResultDifference(ResultFolder.ManifestFile, null, report.Path, report.Then, report.Now)],
            ],
            [
                .. manifests
                    .Select(difference => (Input: InputNames.Of(difference.Path, runs), difference.Then, difference.Now))
                    .Where(change => change.Input is not null)
                    .Select(change => new InputChange(change.Input!, change.Then, change.Now)),
            ]);
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

            ResultDifference? field = original.Files.TryGetValue(name, out byte[]? before) && newFiles.TryGetValue(name, out byte[]? after)
                ? CsvDifference.First(name, before, after)
                : null;
            // Without the original's file there is no line to name.
            yield return field ?? new ResultDifference(name, null, "SHA-256", then, again);
        }
    }

    private static JsonNode? Tree(Manifest manifest) => JsonNode.Parse(ManifestJson.ToBytes(manifest));

    private static IReadOnlyList<T> Longer<T>(IReadOnlyList<T> first, IReadOnlyList<T> second) => first.Count >= second.Count ? first : second;
}
