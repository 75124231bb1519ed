// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Guest;

/// <summary>How a guest ended: exactly one of the records in here.</summary>
public abstract record GuestOutcome
{
    private GuestOutcome()
    {
    }

    /// <summary>The experiment was done.</summary>
    /// <param name="Report">What the guest reported.</param>
    /// <param name="Records">The module's records (<c>struct mp3_record</c>), as they are.</param>
    public sealed record Finished(GuestReport Report, byte[] Records) : GuestOutcome
    {
        /// <summary>CPU time of the host that it took, s, to a fifth of a second; it decides nothing.</summary>
        public double HostCpuSeconds { get; init; }

        /// <summary>The files that were brought back, one behind the other, as the report lists them; null: there are
        /// none, or they are empty.</summary>
        public FileSlice? Files { get; init; }

        /// <summary>The log of every fault, as the guest wrote it; null: it wrote none.</summary>
        public FileSlice? FaultLog { get; init; }
    }

    /// <summary>The guest worked, the experiment did not; <c>Report.Error</c> says why.</summary>
    public sealed record ExperimentFailed(GuestReport Report, IReadOnlyList<string> ConsoleTail) : GuestOutcome;

    /// <summary>The guest ended without a result.</summary>
    /// <param name="Cause">What the console gives away, in words.</param>
    /// <param name="ConsoleTail">The console's last lines.</param>
    public sealed record Died(string Cause, IReadOnlyList<string> ConsoleTail) : GuestOutcome;

    /// <summary>The guest's kernel took a setting of the user's not, so nothing was measured.</summary>
    /// <param name="Setting">Name or path, '=', value.</param>
    /// <param name="ConsoleTail">The console's last lines.</param>
    public sealed record SettingRefused(string Setting, IReadOnlyList<string> ConsoleTail) : GuestOutcome;

    /// <summary>The guest said nothing for too long and was killed.</summary>
    /// <param name="Silence">How long it said nothing.</param>
    /// <param name="ConsoleTail">The console's last lines.</param>
    public sealed record Hung(TimeSpan Silence, IReadOnlyList<string> ConsoleTail) : GuestOutcome;

    /// <summary>QEMU itself failed.</summary>
    /// <param name="ExitCode">Its exit code; 128 + n: signal n killed it.</param>
    /// <param name="ErrorLines">What it printed.</param>
    public sealed record QemuFailed(int ExitCode, IReadOnlyList<string> ErrorLines) : GuestOutcome;

    /// <summary>The result of a run that was done; every other outcome becomes the error that a user reads.</summary>
    /// <param name="run">Name of the run.</param>
    /// <exception cref="Mp3Exception">One line that names the cause, with the console's tail as details.</exception>
    public Finished Require(string run) => this switch
    {
        Finished finished => finished,
        ExperimentFailed failed => throw Failure($"run {run} failed in the guest: {failed.Report.Error}", failed.ConsoleTail),
        SettingRefused refused => throw new Mp3Exception(
            $"the guest's kernel refuses {(refused.Setting.StartsWith('/') ? "--knob" : "--sysctl")} {refused.Setting}: it has no such setting, or not with that value",
            ExitCode.Usage)
        { Details = refused.ConsoleTail },
        Died died => throw Failure($"the guest of run {run} died: {died.Cause}", died.ConsoleTail),
        Hung hung => throw Failure(
            $"the guest of run {run} hung: no progress for {hung.Silence.TotalSeconds:0} s, so it was stopped", hung.ConsoleTail),
        QemuFailed { ExitCode: 128 + 9 } killed => throw Failure(
            $"QEMU was killed in run {run}, perhaps because the host ran out of memory; try fewer guests at once (--jobs 1)", killed.ErrorLines),
        QemuFailed qemu => throw Failure(
            $"QEMU failed in run {run} with exit code {qemu.ExitCode}: {(qemu.ErrorLines.Count > 0 ? qemu.ErrorLines[0] : "it did not say why")}",
            [.. qemu.ErrorLines.Skip(1)]),
        _ => throw new InvalidOperationException("the set of outcomes is closed"),
    };

    private static Mp3Exception Failure(string message, IReadOnlyList<string> details) =>
        new(message, ExitCode.Failed) { Details = details };
}
