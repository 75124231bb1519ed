// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Microsoft.Win32.SafeHandles;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Guest;

/// <summary>Runs guests, each in its own process and its own folder.</summary>
public sealed record Qemu
{
    /// <summary>The variable that names another QEMU than the one on PATH.</summary>
    public const string Variable = "MP3_QEMU";

    private const string Program = "qemu-system-x86_64";

    /// <summary>The BIOS, and the ROMs that enter a kernel: unpacked (PVH) or as a distribution packs it.</summary>
    private static readonly string[] FirmwareNames = ["bios-256k.bin", "kvmvapic.bin", "linuxboot_dma.bin", "pvh.bin"];

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    private Qemu(string path, string version)
    {
        Path = path;
        Version = version;
    }

    /// <summary>Absolute path of the program.</summary>
    public string Path { get; }

    /// <summary>As the program says, such as <c>7.2.22 (Debian 1:7.2+dfsg-7+deb12u18+b3)</c>.</summary>
    public string Version { get; }

    /// <summary>Digest of the program, lower-case hex. The parts that a distribution keeps in files of their own are not in it.</summary>
    public string Sha256 => FileDigests.Of(Path);

    /// <summary>Paths of the files that it loads into the machine besides those it is told of: firmware, and what enters
    /// the kernel. Those that this QEMU has.</summary>
    public IReadOnlyList<string> Firmware()
    {
        using Process process = Process.Start(new ProcessStartInfo(Path, ["-L", "help"]) { UseShellExecute = false, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{Path} was not started");
        string[] folders = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        process.WaitForExit();
        return
        [
            .. FirmwareNames
                .Select(name => folders.Select(folder => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists))
                .OfType<string>(),
        ];
    }

    /// <summary>A guest that reports no progress for this long (wall time) counts as hung.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>A guest has a CPU for itself among all guests, if there is one.</summary>
    private bool IsBound { get; init; } = true;

    /// <summary>Measures <see cref="Patience"/>.</summary>
    private TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The QEMU that a user means, of <c>--qemu</c>, else of <c>MP3_QEMU</c>, else the one on PATH.</summary>
    /// <param name="wanted">A path, or a name that is looked for on PATH; null: not said.</param>
    /// <exception cref="Mp3Exception">Usage: there is no such program, or it is no QEMU. There is none on PATH (69).</exception>
    public static Qemu Choose(string? wanted) => Choose(wanted, System.Environment.GetEnvironmentVariable(Variable));

    /// <param name="wanted">Of <c>--qemu</c>.</param>
    /// <param name="variable">Of <c>MP3_QEMU</c>.</param>
    internal static Qemu Choose(string? wanted, string? variable)
    {
        (string? name, string source) = wanted is null ? (variable, Variable) : (wanted, "--qemu");
        if (string.IsNullOrEmpty(name))
        {
            return Find();
        }

        string path = Programs.Resolve(name) ?? throw Mp3Exception.Usage($"{source} {name}: there is no such program");
        return Ask(path) ?? throw Mp3Exception.Usage($"{source} {name}: it does not answer --version as QEMU does");
    }

    /// <exception cref="Mp3Exception">There is no QEMU on PATH (69).</exception>
    /// <param name="searchPath">Folders with colons between them; null: PATH.</param>
    public static Qemu Find(string? searchPath = null)
    {
        string path = Programs.Find(Program, searchPath)
            ?? throw Mp3Exception.Unavailable($"{Program} is missing; 'make deps' installs qemu-system-x86");
        return Ask(path)
            ?? throw Mp3Exception.Unavailable($"{path} --version does not answer as QEMU does; 'make deps' installs qemu-system-x86");
    }

    /// <summary>null: it does not answer as QEMU does.</summary>
    private static Qemu? Ask(string path)
    {
        using Process process = Process.Start(new ProcessStartInfo(path, ["--version"]) { UseShellExecute = false, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{path} was not started");
        string first = process.StandardOutput.ReadToEnd().Split('\n')[0];
        process.WaitForExit();
        const string Prefix = "QEMU emulator version ";
        return process.ExitCode == 0 && first.StartsWith(Prefix, StringComparison.Ordinal)
            ? new Qemu(path, first[Prefix.Length..].Trim())
            : null;
    }

    /// <summary>
    /// The library that makes QEMU independent of the host's clock and scheduler (steady_clock.c, lockstep.c,
    /// idle.c); null:
    /// without it, runs of the same guest may differ on a busy host. The real clock does without.
    /// </summary>
    public string? SteadyClockPath { get; init; }

    /// <summary>The same program with another patience.</summary>
    public Qemu WithPatience(TimeSpan patience) => this with { Patience = patience };

    /// <summary>The same program with the library of <see cref="SteadyClockPath"/>.</summary>
    public Qemu WithSteadyClock(string path) => this with { SteadyClockPath = path };

    /// <summary>The same program, whose silence another clock measures.</summary>
    internal Qemu WithClock(TimeProvider clock) => this with { Clock = clock };

    /// <summary>The same program, whose guests the host's scheduler may move from CPU to CPU.</summary>
    public Qemu Unbound() => this with { IsBound = false };

    /// <summary>Boots a guest and waits for its end. The guest dies with this process, however that ends.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="initramfs">What it boots into.</param>
    /// <param name="onProgress">Gets each line that the guest writes to its second serial port.</param>
    /// <param name="cancellation">Kills the guest and waits until it is gone.</param>
    /// <exception cref="Mp3Exception">The run could not be started: no room for its files (1), no util-linux (69).</exception>
    public async Task<GuestOutcome> RunAsync(
        GuestMachine machine, Initramfs initramfs, Action<string> onProgress, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using RunFolder folder = CreateFolder();
        GuestFiles files = GuestFiles.In(folder.Path);
        Prepare(files, machine, initramfs);
        using CpuClaim? cpu = IsBound && machine.Accelerator == GuestAccelerator.Tcg ? CpuClaim.TryTake() : null;
        BoundProcess process = await BoundProcess.StartAsync(
            Path, QemuCommandLine.For(machine, files), Environment(machine), cpu?.Cpu, System.IO.Path.GetDirectoryName(SteadyClockPath));
        try
        {
            var cost = new Cost();
            bool hung = !await FollowAsync(process, new ProgressTail(files.Progress, onProgress), cost, cancellation);
            return hung
                ? new GuestOutcome.Hung(Patience, GuestConsole.Read(files.Console).Tail)
                : Outcome(await process.Exited, files, cost.CpuSeconds);
        }
        finally
        {
            await process.KillAsync();
        }
    }

    private sealed class Cost
    {
        public double CpuSeconds { get; set; }
    }

    private Dictionary<string, string> Environment(GuestMachine machine)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        if (SteadyClockPath is { } library && machine.Clock == GuestClock.Virtual)
        {
            // Blanks and colons separate the names in it, and the checkout's path may have some.
            variables["LD_PRELOAD"] = $"./{System.IO.Path.GetFileName(library)}";
        }

        return variables;
    }

    /// <summary>Follows a guest to its end; false: it fell silent.</summary>
    private async Task<bool> FollowAsync(BoundProcess process, ProgressTail progress, Cost cost, CancellationToken cancellation)
    {
        long lastSign = Clock.GetTimestamp();
        while (!process.Exited.IsCompleted)
        {
            await Task.WhenAny(process.Exited, Task.Delay(PollInterval, Clock, cancellation));
            cancellation.ThrowIfCancellationRequested();
            cost.CpuSeconds = await process.CpuSecondsAsync() ?? cost.CpuSeconds;
            if (progress.Read())
            {
                lastSign = Clock.GetTimestamp();
            }
            else if (Clock.GetElapsedTime(lastSign) > Patience && !process.Exited.IsCompleted)
            {
                return false;
            }
        }

        progress.Read();
        return true;
    }

    private static GuestOutcome Outcome(BoundProcess.Exit exit, GuestFiles files, double cpuSeconds)
    {
        if (exit.Code != 0)
        {
            // A store above 4 GiB makes it warn about speed, at every start.
            return new GuestOutcome.QemuFailed(exit.Code, [.. exit.ErrorLines.Where(line => !line.Contains(": warning: ", StringComparison.Ordinal))]);
        }

        GuestConsole console = GuestConsole.Read(files.Console);
        return ReadResult(files.Result) switch
        {
            null when console.RefusedSetting is { } setting => new GuestOutcome.SettingRefused(setting, console.Tail),
            null => new GuestOutcome.Died(console.CauseOfDeath, console.Tail),
            { Report.Error: not null } failed => new GuestOutcome.ExperimentFailed(failed.Report, console.Tail),
            { } done => Finished(done, files.Result, cpuSeconds),
        };
    }

    private static GuestOutcome.Finished Finished(ResultParts done, string path, double cpuSeconds)
    {
        var finished = new GuestOutcome.Finished(done.Report, done.Records) { HostCpuSeconds = cpuSeconds };
        if ((done.Log ?? done.Files) is not { } last)
        {
            return finished;
        }

        SafeFileHandle file = Keep(path, last);
        return finished with
        {
            Files = done.Files is { } files ? new FileSlice(file, files.Offset, files.Length) : null,
            FaultLog = done.Log is { } log ? new FileSlice(file, log.Offset, log.Length) : null,
        };
    }

    /// <summary>Keeps a result's disk, which is about to be deleted, up to the end of its last part.</summary>
    private static SafeFileHandle Keep(string path, PartPlace last)
    {
        SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.SetLength(file, last.Offset + last.Length);
        return file;
    }

    private static ResultParts? ReadResult(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            return ResultFile.Read(file);
        }
        catch (Exception e) when (e is InvalidDataException or System.Text.Json.JsonException)
        {
            throw Mp3Exception.Failed($"the guest's result can't be understood: {e.Message}; 'make build' builds both sides anew", e);
        }
    }

    private static RunFolder CreateFolder()
    {
        try
        {
            return RunFolder.Create();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NoRoom(e);
        }
    }

    private static void Prepare(GuestFiles files, GuestMachine machine, Initramfs initramfs)
    {
        try
        {
            File.WriteAllBytes(files.Initramfs, initramfs.Image.Span);
            // Taken now: a disk that is full is to stop the run before its minutes are spent.
            long size = machine.ResultMib * 1024L * 1024;
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, PreallocationSize = size };
            using var result = new FileStream(files.Result, options);
            result.SetLength(size);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NoRoom(e);
        }
    }

    private static Mp3Exception NoRoom(Exception e) => Mp3Exception.Failed(
        $"a guest's files can't be written to {System.IO.Path.GetTempPath()}: {ResultErrors.InWords(e)}; make room or set TMPDIR", e);
}
