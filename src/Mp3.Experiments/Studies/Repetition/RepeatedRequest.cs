// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Repetition;

/// <summary>A study with several seeds, one after the other; each has a result folder of its own in the study's.</summary>
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
    public int HostMib(string release) => request.HostMib(release);

    /// <inheritdoc/>
    public IStudyRequest WithSeed(ulong seed) => new RepeatedRequest(once, request.WithSeed(seed), RepeatedOptions.SeedsFrom(seed, seeds.Count));

    /// <inheritdoc/>
    public async Task<StudyRun> RunAsync(ResultDraft draft, IStudyProgress progress, CancellationToken cancellation)
    {
        List<IStudyResult> repetitions = [];
        List<string> folders = [];
        List<RunSource> sources = [];
        List<(ulong Seed, Mp3Exception Why)> failures = [];
        try
        {
            foreach (ulong seed in seeds)
            {
                using ResultDraft part = ResultFolder.Create(Path.Combine(draft.Path, RepeatedResult.FolderOf(seed)));
                StudyRun run;
                try
                {
                    run = await request.WithSeed(seed).RunAsync(part, new RepetitionProgress(progress, seed), cancellation);
                }
                catch (Mp3Exception e) when (e.ExitCode == ExitCode.Failed)
                {
                    // The other seeds are worth their time all the same: the store keeps them.
                    failures.Add((seed, e));
                    continue;
                }

                sources.AddRange(run.Sources.Select(source => source with { Run = $"seed {seed}, {source.Run}" }));
                repetitions.Add(run.Result);
                _ = ResultPages.Write(once.View(run.Result), part.Path, part.Path);
                folders.Add(Path.GetFileName(part.Publish().Path));
            }
        }
        catch (OperationCanceledException)
        {
            progress.Say($"seeds that are done so far: {folders.Count} of {seeds.Count}, kept in {draft.Path}");
            throw;
        }

        return failures.Count == 0
            ? new StudyRun(RepeatedResult.Write(draft, repetitions, folders), sources)
            : throw Failure(failures, draft.Path);
    }

    private Mp3Exception Failure(List<(ulong Seed, Mp3Exception Why)> failures, string folder) => new(
        $"{failures.Count} of {seeds.Count} seeds failed ({string.Join(", ", failures.Select(failure => failure.Seed))}), so there is no result; the others are kept in {folder}, and their runs in the store: {failures[0].Why.Message}",
        ExitCode.Failed)
    {
        Details = [.. failures.SelectMany(failure => failure.Why.Details)],
    };
}
