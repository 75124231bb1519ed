// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Running;

namespace Mp3.Experiments.Studies.Repetition;

/// <summary>A study with several seeds: the runs of all are one pool, each seed has a result folder of its own in the study's.</summary>
/// <param name="once">The study with one seed.</param>
/// <param name="request">What was asked for, for the first seed.</param>
/// <param name="seeds">All of them.</param>
internal sealed class RepeatedRequest(IStudy once, IStudyRequest request, IReadOnlyList<ulong> seeds) : IStudyRequest
{
    /// <inheritdoc/>
    public string? Out => request.Out;

    /// <inheritdoc/>
    public ulong Seed => request.Seed;

    /// <inheritdoc/>
    public int Guests => seeds.Count * request.Guests;

    /// <inheritdoc/>
    public RunChoices Choices => request.Choices;

    /// <inheritdoc/>
    public IStudyRequest WithSeed(ulong seed) => new RepeatedRequest(once, request.WithSeed(seed), RepeatedOptions.SeedsFrom(seed, seeds.Count));

    /// <inheritdoc/>
    public void RequireSense() => request.RequireSense();

    /// <inheritdoc/>
    public async Task<IStudyRequest> PrepareAsync(IStudyProgress progress, CancellationToken cancellation) =>
        new RepeatedRequest(once, await request.PrepareAsync(progress, cancellation), seeds);

    /// <inheritdoc/>
    public WantedRuns Want(string release, GuestAccelerator accelerator)
    {
        WantedRuns[] all = [.. seeds.Select(seed => request.WithSeed(seed).Want(release, accelerator))];
        return all[0] with
        {
            Runs = [.. all.Zip(seeds, (wanted, seed) => wanted.Runs.Select(run => run.Named($"seed {seed}"))).SelectMany(runs => runs)],
            HostMib = all.Max(wanted => wanted.HostMib),
        };
    }

    /// <inheritdoc/>
    public StudyYield Observe(DoneRuns done)
    {
        int count = done.Runs.Count / seeds.Count;
        StudyYield[] each = [.. seeds.Select((seed, i) => request.WithSeed(seed).Observe(done.Slice(i * count, count)))];
        return new StudyYield([.. each.SelectMany(one => one.Observations)], RepeatedManifest.Of([.. each.Select(one => one.Manifest)]));
    }

    /// <inheritdoc/>
    public IStudyResult Write(ResultDraft draft, DoneRuns done)
    {
        List<IStudyResult> repetitions = [];
        List<string> folders = [];
        int count = done.Runs.Count / seeds.Count;
        foreach ((int i, ulong seed) in seeds.Index())
        {
            using ResultDraft part = ResultFolder.Create(Path.Combine(draft.Path, RepeatedResult.FolderOf(seed)));
            IStudyResult result = request.WithSeed(seed).Write(part, done.Slice(i * count, count));
            repetitions.Add(result);
            _ = ResultPages.Write(once.View(result), part.Path, part.Path);
            folders.Add(Path.GetFileName(part.Publish().Path));
        }

        return RepeatedResult.Write(draft, repetitions, folders);
    }
}
