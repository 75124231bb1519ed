// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies;

/// <summary>A study that somebody asked for, defaults filled in: first the runs that it wants, then what it makes of them.</summary>
internal interface IStudyRequest
{
    /// <summary>Folder of the results; null: <c>results/&lt;study&gt;</c>.</summary>
    string? Out { get; }

    /// <summary>Seed of the study.</summary>
    ulong Seed { get; }

    /// <summary>Guests in all; of a study with rounds, those of the first.</summary>
    int Guests { get; }

    /// <summary>What comes out of its runs decides which follow: after each round it is asked for <see cref="Next"/>.</summary>
    bool HasRounds => false;

    /// <summary>How the runs are to be run.</summary>
    RunChoices Choices { get; }

    /// <summary>The same with another seed.</summary>
    IStudyRequest WithSeed(ulong seed);

    /// <summary>Refuses what no kernel's guest can be.</summary>
    /// <exception cref="Mp3Exception">Usage: it makes no sense.</exception>
    void RequireSense();

    /// <summary>Makes what the guests need beside their own programs; comes after <see cref="RequireSense"/>.</summary>
    /// <param name="progress">Is told how it goes.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The request whose runs can be wanted.</returns>
    /// <exception cref="Mp3Exception">Usage: something is missing, and named; Unavailable: the machine lacks a tool.</exception>
    Task<IStudyRequest> PrepareAsync(IStudyProgress progress, CancellationToken cancellation) => Task.FromResult(this);

    /// <summary>Its runs.</summary>
    /// <param name="release">Release of the guests' kernel.</param>
    /// <param name="accelerator">What executes them.</param>
    /// <exception cref="Mp3Exception">Usage: they can't be on this kernel.</exception>
    WantedRuns Want(string release, GuestAccelerator accelerator);

    /// <summary>The runs of the next round.</summary>
    /// <param name="done">All rounds before, in their order. Nothing else may have a say in what follows, so that the same
    /// study has the same runs on every machine.</param>
    /// <returns>null: there is none.</returns>
    WantedRuns? Next(DoneRuns done) => null;

    /// <summary>What <see cref="PrepareAsync"/> would give, with what another request was given by it.</summary>
    /// <param name="prepared">The other one, prepared.</param>
    /// <returns>null: its guests need something else.</returns>
    IStudyRequest? PreparedAs(IStudyRequest prepared) => null;

    /// <summary>What came out, as <see cref="Write"/> would have it in a result.</summary>
    /// <param name="done">Of a study without rounds those of its runs that there are, in its order, at least one; of another
    /// one all of them.</param>
    StudyYield Observe(DoneRuns done);

    /// <summary>Writes data and manifest, but no pictures. A violated check is no error: the manifest's verdict says so.</summary>
    /// <param name="draft">Where they go.</param>
    /// <param name="done">What came of <see cref="Want"/> and <see cref="Next"/>.</param>
    /// <returns>The result as it was written.</returns>
    IStudyResult Write(ResultDraft draft, DoneRuns done);

    /// <summary>With what mp3 ends if all checks hold.</summary>
    int ExitCodeOf(IStudyResult result) => ExitCode.Success;
}
