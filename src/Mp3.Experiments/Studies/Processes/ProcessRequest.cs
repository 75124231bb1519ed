// SPDX-License-Identifier: MIT

using Mp3.Experiments.Machines;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>A study of processes that somebody asked for.</summary>
/// <param name="Define">Its runs, for a seed.</param>
/// <param name="Options">What the user chose.</param>
internal sealed record ProcessRequest(Func<ulong, StudyDefinition> Define, StudyOptions Options) : IStudyRequest
{
    /// <inheritdoc/>
    public string? Out => Options.Out;

    /// <inheritdoc/>
    public ulong Seed => Options.Seed;

    /// <inheritdoc/>
    public int Guests => Define(Seed).Runs.Count;

    /// <inheritdoc/>
    public int HostMib(string release) => RunMemory.HostMib(Define(Seed), Options, GuestLayout.For(Options.Size, release), release);

    /// <inheritdoc/>
    public IStudyRequest WithSeed(ulong seed) => this with { Options = Options with { Seed = seed } };

    /// <inheritdoc/>
    public async Task<StudyRun> RunAsync(ResultDraft draft, IStudyProgress progress, CancellationToken cancellation)
    {
        StudyRunner.Outcome outcome = await StudyRunner.RunAsync(Define(Seed), Options, progress, cancellation);
        return new StudyRun(ProcessResult.Write(draft, outcome.Manifest, outcome.Samples, outcome.Runs), outcome.Sources);
    }
}
