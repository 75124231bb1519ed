// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies.Program;

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>A curve that somebody wants.</summary>
/// <param name="Programs">What is run, without a limit.</param>
/// <param name="Choices">Which points.</param>
internal sealed record CurveRequest(ProgramRequest Programs, CurveChoices Choices) : IStudyRequest
{
    /// <summary>Less than this, and the kernel kills what it has just started.</summary>
    private const int LeastLimitMib = 4;

    /// <summary>With less a guest that runs programs may not boot: 6.1 panicked with 101 MiB.</summary>
    private const int LeastMemoryMib = 128;

    /// <inheritdoc/>
    public string? Out => Programs.Out;

    /// <inheritdoc/>
    public ulong Seed => Programs.Seed;

    /// <inheritdoc/>
    public int Guests => 1;

    /// <inheritdoc/>
    public bool HasRounds => true;

    /// <inheritdoc/>
    RunChoices IStudyRequest.Choices => ((IStudyRequest)Programs).Choices;

    /// <inheritdoc/>
    public IStudyRequest WithSeed(ulong seed) => this with { Programs = (ProgramRequest)Programs.WithSeed(seed) };

    /// <inheritdoc/>
    public void RequireSense()
    {
        Programs.RequireSense();
        int[] named = [.. Choices.Ram.Listed, .. ((int?[])[Choices.Ram.LeastMib, Choices.Ram.MostMib]).OfType<int>()];
        foreach (int mib in named)
        {
            RequireRange(mib);
        }
    }

    /// <inheritdoc/>
    public async Task<IStudyRequest> PrepareAsync(IStudyProgress progress, CancellationToken cancellation) =>
        this with { Programs = (ProgramRequest)await Programs.PrepareAsync(progress, cancellation) };

    /// <inheritdoc/>
    public IStudyRequest? PreparedAs(IStudyRequest prepared) =>
        prepared is CurveRequest other && Programs.PreparedAs(other.Programs) is ProgramRequest programs ? this with { Programs = programs } : null;

    /// <inheritdoc/>
    public WantedRuns Want(string release, GuestAccelerator accelerator) => CurveRuns.Want(Programs, release, accelerator);

    /// <inheritdoc/>
    public WantedRuns? Next(DoneRuns done)
    {
        var curve = CurveResult.CurveOf(RamRows.Of(done, Choices.By));
        // Nothing can be compared with a run that didn't end by itself.
        return curve.Reference.IsWhole && Chosen(curve) is { Count: > 0 } next
            ? CurveRuns.Want(Programs, Choices.By, next, curve.Reference.Seconds, done)
            : null;
    }

    /// <inheritdoc/>
    public StudyYield Observe(DoneRuns done)
    {
        IReadOnlyList<RamRow> rows = RamRows.Of(done, Choices.By);
        return new StudyYield(CurveResult.ObservationsOf(rows, Seed), CurveManifest.WithoutRuns(this, done, rows));
    }

    /// <inheritdoc/>
    public IStudyResult Write(ResultDraft draft, DoneRuns done)
    {
        IReadOnlyList<RamRow> rows = RamRows.Of(done, Choices.By);
        return CurveResult.Write(draft, CurveManifest.Of(this, done, rows), rows);
    }

    private IReadOnlyList<int> Chosen(MeasuredCurve curve)
    {
        if (Choices.Ram.Listed.Count > 0)
        {
            return [.. Choices.Ram.Listed.Reverse().Except(curve.Points.Select(point => point.RamMib))];
        }

        int least = Choices.Ram.LeastMib ?? LeastMib;
        int most = Math.Max(least, Choices.Ram.MostMib ?? curve.Reference.RamMib);
        return new RamSearch(least, most, Choices.Tolerance, Choices.MostPoints, GoesDown: Choices.Ram.LeastMib is not null).Next(curve);
    }

    private int LeastMib => Choices.By == RamBy.Limit ? LeastLimitMib : LeastMemoryMib;

    private void RequireRange(int mib)
    {
        if (mib < LeastMib)
        {
            throw Protocol.Mp3Exception.Usage($"--ram {Choices.Ram.Text}: {(Choices.By == RamBy.Limit ? "a program" : "a machine")} needs {LeastMib}M or more");
        }
    }
}
