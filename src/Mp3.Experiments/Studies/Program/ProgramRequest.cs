// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Machines;
using Mp3.Experiments.ProgramFiles;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies.Processes;

namespace Mp3.Experiments.Studies.Program;

/// <summary>Programs that somebody wants to be run.</summary>
/// <param name="Choices">The programs.</param>
/// <param name="Options">Their machine.</param>
internal sealed record ProgramRequest(ProgramChoices Choices, StudyOptions Options) : IStudyRequest
{
    /// <summary>What they run from; null: it is not made yet.</summary>
    public ProgramDisk? Disk { get; init; }

    /// <inheritdoc/>
    public string? Out => Options.Out;

    /// <inheritdoc/>
    public ulong Seed => Options.Seed;

    /// <inheritdoc/>
    public int Guests => 1;

    /// <inheritdoc/>
    RunChoices IStudyRequest.Choices => new(Options.Kernel, Options.Qemu, Options.Clock, Options.Jobs, Options.Runs) { Knobs = Options.Knobs };

    /// <inheritdoc/>
    public IStudyRequest WithSeed(ulong seed) => this with { Options = Options with { Seed = seed } };

    /// <inheritdoc/>
    public void RequireSense()
    {
        GuestLayout.RequireRange(Options.Size, Options.Kernel);
        ProgramSources.Require(Choices.Asked);
    }

    /// <inheritdoc/>
    public async Task<IStudyRequest> PrepareAsync(IStudyProgress progress, CancellationToken cancellation)
    {
        // What nothing can be run without comes first: making the disk may take minutes.
        _ = Qemu.Choose(Options.Qemu);
        _ = KernelCache.OfThisMachine().Resolve(Options.Kernel);
        progress.Say("putting the programs and what they need onto their disk");
        ProgramChoices known = Choices with { Asked = ProgramSources.WithDigests(Choices.Asked) };
        ProgramDisk disk = await ProgramDiskBuilder.BuildAsync(ProgramSources.Of(known), cancellation);
        foreach (string missing in disk.Missing)
        {
            progress.Say($"not whole: {missing}");
        }

        return this with { Choices = known, Disk = disk };
    }

    /// <inheritdoc/>
    public IStudyRequest? PreparedAs(IStudyRequest prepared) =>
        prepared is ProgramRequest { Disk: { } disk } other && ProgramSources.AreSame(ProgramSources.Of(Choices), ProgramSources.Of(other.Choices))
            ? this with { Choices = Choices with { Asked = Choices.Asked with { Files = other.Choices.Asked.Files, Stdin = other.Choices.Asked.Stdin } }, Disk = disk }
            : null;

    /// <inheritdoc/>
    public WantedRuns Want(string release, GuestAccelerator accelerator) => ProgramRuns.Want(Choices, Options, RequireDisk(), release, accelerator);

    /// <inheritdoc/>
    public StudyYield Observe(DoneRuns done) => ProgramRuns.Observe(Choices, Options, RequireDisk(), done);

    /// <inheritdoc/>
    public IStudyResult Write(ResultDraft draft, DoneRuns done) => ProgramRuns.Write(draft, Choices, Options, RequireDisk(), done);

    /// <inheritdoc/>
    public int ExitCodeOf(IStudyResult result) => Choices.PassesExit ? ProgramOutcome.ExitCodeOf(result) : Protocol.ExitCode.Success;

    private ProgramDisk RequireDisk() => Disk ?? throw new InvalidOperationException("the programs' disk is not made yet");
}
