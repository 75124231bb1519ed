// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Running;

namespace Mp3.Experiments.Studies;

/// <summary>A study that somebody asked for, defaults filled in.</summary>
internal interface IStudyRequest
{
    /// <summary>Folder of the results; null: <c>results/&lt;study&gt;</c>.</summary>
    string? Out { get; }

    /// <summary>Seed of the study.</summary>
    ulong Seed { get; }

    /// <summary>Guests in all.</summary>
    int Guests { get; }

    /// <summary>Memory of this machine that the largest of its guests takes, MiB, QEMU's own apart.</summary>
    /// <param name="release">Release of the guest's kernel.</param>
    int HostMib(string release);

    /// <summary>The same with another seed.</summary>
    IStudyRequest WithSeed(ulong seed);

    /// <summary>Runs it and writes its data and its manifest, but no pictures.</summary>
    /// <param name="draft">Where they go.</param>
    /// <param name="progress">Is told how it goes.</param>
    /// <param name="cancellation">Ends all guests and waits until they are gone.</param>
    /// <exception cref="Protocol.Mp3Exception">The machine lacks something, or a guest failed. A violated check is no
    /// exception: the manifest's verdict says so.</exception>
    Task<StudyRun> RunAsync(ResultDraft draft, IStudyProgress progress, CancellationToken cancellation);
}

/// <summary>A study that is over and written.</summary>
/// <param name="Result">As it was written.</param>
/// <param name="Sources">Where each run came from, in their order.</param>
internal sealed record StudyRun(IStudyResult Result, IReadOnlyList<RunSource> Sources);
