// SPDX-License-Identifier: MIT

using Mp3.Experiments.Inputs;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running.Index;
using Mp3.Experiments.Running.Storage;

namespace Mp3.Experiments.Running;

/// <summary>The entry of the store that differs least from a run: why the run itself is not there.</summary>
/// <param name="Name">The entry.</param>
/// <param name="Line">As lists show it.</param>
/// <param name="Differences">The inputs that differ: <c>Then</c> is the entry's value, <c>Now</c> that of the run.</param>
public sealed record NearestRun(RunName Name, RunLine Line, IReadOnlyList<InputChange> Differences)
{
    // One that can't be read is passed over, but not a whole store of them.
    private const int MostAttempts = 8;
    private const int LongestValue = 60;

    /// <summary>The first input that differs, in words; a digest only where nothing else does. Empty: none differs.</summary>
    public string FirstDifference => Differences
        .Where(change => !change.Input.EndsWith("sha256", StringComparison.Ordinal)).Concat(Differences).FirstOrDefault() is { } first
        ? $"{first.Input} is {Value(first.Now)}, and {Value(first.Then)} in {Name.Abbreviated}"
        : "";

    /// <summary>Finds it; null: the store has no entry that can be read.</summary>
    /// <param name="store">The store.</param>
    /// <param name="lines">As from <see cref="RunIndex.Lines()"/>: read once for many runs.</param>
    /// <param name="inputs">Of the run.</param>
    public static NearestRun? Find(RunStore store, IReadOnlyList<RunLine> lines, RunInputs inputs)
    {
        var digests = InputDigests.Of(inputs);
        return lines.Where(line => line.IsReadable)
            .Select(line => (Line: line, Count: line.Inputs.CountDifferences(digests)))
            .OrderBy(candidate => candidate.Count)
            .ThenByDescending(candidate => candidate.Line.StoredUtc)
            .ThenBy(candidate => candidate.Line.Name)
            .Take(MostAttempts)
            .Select(candidate => Compare(store, candidate.Line, inputs))
            .FirstOrDefault(nearest => nearest is not null);
    }

    private static NearestRun? Compare(RunStore store, RunLine line, RunInputs inputs)
    {
        try
        {
            byte[] content = File.ReadAllBytes(Path.Combine(store.Layout.Entry(line.Name), EntryFiles.Inputs));
            return RunName.Of(content) == line.Name
                ? new NearestRun(line.Name, line, inputs.DifferencesFrom(RunInputs.Parse(content)))
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static string Value(string? value) => value switch
    {
        null => "not given",
        { Length: RunName.Length } => Digest.Abbreviate(value),
        { Length: > LongestValue } => $"{value[..LongestValue]}…",
        _ => value,
    };
}
