// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Guest.ModuleSuites;

/// <summary>One guest that runs the whole of <c>mp3-test</c>, for all of its tests together.</summary>
public sealed class ModuleTestRun(SharedParts parts) : IAsyncLifetime
{
    // Without a sign for so long, in wall time: a test says something at its begin and at its end.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private const int MemoryMib = 512;

    /// <summary>A disk without which the guest has no major faults.</summary>
    private const string RamDisk = "brd";

    private TapReport? _report;

    internal TapReport Report => _report ?? throw new InvalidOperationException("the guest has not run");

    /// <summary>What the guest said, line by line.</summary>
    internal List<string> Lines { get; } = [];

    /// <summary>How the guest ended, in words.</summary>
    internal string End { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        GuestParts built = await parts.BuildAsync();
        var programs = new CpioArchive();
        programs.AddFile("/bin/mp3-test", await File.ReadAllBytesAsync(ModuleTestProgram.Path), executable: true);
        programs.AddFile("/lib/modules/mp3.ko", await File.ReadAllBytesAsync(built.Mp3Module));
        foreach (string file in new ModuleResolver(SharedParts.Kernel).Resolve(RamDisk))
        {
            programs.AddFile($"/lib/modules/{ModuleResolver.NameOf(file)}.ko", ModuleFile.Read(file));
        }

        // The kernel unpacks one archive after the other.
        Initramfs bare = Initramfs.BuildBare(ModuleTestProgram.InitScript);
        var initramfs = new Initramfs(new ReadOnlyMemory<byte>([.. bare.Image.Span, .. programs.ToArray()]), "");
        var machine = new GuestMachine(
            BootImage.Of(SharedParts.Kernel, CacheFolder.Path), MemoryMib, GuestClock.Virtual, GuestAccelerator.Tcg, 1, [])
        { ResultMib = 1 };

        GuestOutcome outcome = await Qemu.Find().WithSteadyClock(built.SteadyClock).WithPatience(Patience)
            .RunAsync(machine, initramfs, Lines.Add, CancellationToken.None);

        _report = TapReport.Parse(Lines);
        End = outcome switch
        {
            GuestOutcome.Died died => string.Join('\n', died.ConsoleTail.Prepend(died.Cause)),
            GuestOutcome.Hung hung => string.Join('\n', hung.ConsoleTail.Prepend($"it said nothing for {hung.Silence}")),
            _ => outcome.ToString(),
        };
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
