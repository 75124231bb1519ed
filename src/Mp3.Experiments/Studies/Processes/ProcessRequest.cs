// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
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
    public RunChoices Choices => new(Options.Kernel, Options.Qemu, Options.Clock, Options.Jobs, Options.Runs) { Knobs = Options.Knobs, Module = Options.Module };

    /// <inheritdoc/>
    public IStudyRequest WithSeed(ulong seed) => this with { Options = Options with { Seed = seed } };

    /// <inheritdoc/>
    public void RequireSense() => GuestLayout.RequireRange(Options.Size, Options.Kernel);

    /// <inheritdoc/>
    public WantedRuns Want(string release, GuestAccelerator accelerator) => ProcessRuns.Want(Define(Seed), Options, release, accelerator);

    /// <inheritdoc/>
    public StudyYield Observe(DoneRuns done) => ProcessRuns.Observe(Define(Seed), Options, done);

    /// <inheritdoc/>
    public IStudyResult Write(ResultDraft draft, DoneRuns done)
    {
        ProcessRuns.Outcome outcome = ProcessRuns.Of(Define(Seed), Options, done);
        return ProcessResult.Write(draft, outcome.Manifest, outcome.Samples, outcome.Runs, outcome.Machine, outcome.Pressure, outcome.FaultLogs);
    }
}
