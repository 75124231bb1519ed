// SPDX-License-Identifier: MIT

using Mp3.Experiments.Inputs;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;

namespace Mp3.Experiments.Commands.Json;

/// <summary>What <c>mp3 runs --json</c> prints.</summary>
/// <param name="Store">Its folder.</param>
/// <param name="Count">Runs in it.</param>
/// <param name="Bytes">Length of all their files.</param>
/// <param name="CpuSeconds">CPU time that all of them took.</param>
/// <param name="Runs">The newest ones, the newest last.</param>
internal sealed record RunsDocument(string Store, int Count, long Bytes, double CpuSeconds, IReadOnlyList<RunLineDocument> Runs)
{
    public static RunsDocument Of(RunStore store, IReadOnlyList<RunLine> all, IReadOnlyList<RunLine> shown) =>
        new(store.Root, all.Count, all.Sum(line => line.Bytes), all.Sum(line => line.CpuSeconds), [.. shown.Select(RunLineDocument.Of)]);
}

/// <summary>A run in a list; study and times are null if its entry can't be read.</summary>
internal sealed record RunLineDocument(
    string Name, string? Study, string? Run, long Bytes, DateTime? StoredUtc, double? WallSeconds, double? CpuSeconds)
{
    public static RunLineDocument Of(RunLine line) => line.IsReadable
        ? new($"{line.Name}", line.Study, line.Run, line.Bytes, line.StoredUtc, line.WallSeconds, line.CpuSeconds)
        : new($"{line.Name}", null, null, line.Bytes, null, null, null);
}

/// <summary>What <c>mp3 runs show --json</c> prints.</summary>
internal sealed record RunDocument(
    string Name, RunNotes Notes, DateTime StoredUtc, string Mp3Version, IReadOnlyList<RunPartDocument> Outcome, IReadOnlyDictionary<string, string> Inputs)
{
    public static RunDocument Of(StoredRun run) => new(
        $"{run.Inputs.Name}",
        run.Notes,
        run.StoredUtc,
        run.Mp3Version,
        [.. run.Outcome.Parts.Select(part => (Name: part, Content: run.Outcome[part])).Select(part => new RunPartDocument(part.Name, part.Content.Length, Digest.Of(part.Content)))],
        new SortedDictionary<string, string>(run.Inputs.All.ToDictionary(input => input.Name, input => input.Value), StringComparer.Ordinal));
}

/// <summary>A part of an outcome.</summary>
internal sealed record RunPartDocument(string Part, long Bytes, string Sha256);

/// <summary>What <c>mp3 runs diff --json</c> prints: <c>then</c> is A's value, <c>now</c> B's.</summary>
internal sealed record RunDifferenceDocument(string A, string B, IReadOnlyList<InputChange> Inputs);

/// <summary>What <c>mp3 runs gc --json</c> prints.</summary>
internal sealed record CollectionDocument(string Store, bool DryRun, IReadOnlyList<RemovedRunDocument> Removed, int KeptCount, long KeptBytes)
{
    public static CollectionDocument Of(RunStore store, RunsCollected done, bool isDry) => new(
        store.Root, isDry, [.. done.Removed.Select(run => new RemovedRunDocument($"{run.Name}", run.Bytes, run.UsedUtc, run.WasDamaged))], done.KeptCount, done.KeptBytes);
}

/// <summary>A run that went.</summary>
internal sealed record RemovedRunDocument(string Name, long Bytes, DateTime UsedUtc, bool WasDamaged);

/// <summary>What <c>mp3 runs check --json</c> prints.</summary>
/// <param name="Store">Its folder.</param>
/// <param name="Verified">Runs that are what was stored.</param>
/// <param name="Damaged">Those that are not.</param>
/// <param name="Refused">What could not be read, and why.</param>
internal sealed record CheckDocument(string Store, int Verified, IReadOnlyList<DamageDocument> Damaged, IReadOnlyList<string> Refused);

/// <summary>A damaged run: the file, what is wrong with it, and where the entry is now (null: where it was).</summary>
internal sealed record DamageDocument(string Name, string File, string What, string? PutAside);
