// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Guest.ModuleSuites;

/// <summary>A guest that ran <c>mp3-test</c> and nothing else.</summary>
/// <param name="Lines">What it said, line by line.</param>
/// <param name="End">How it ended, in words.</param>
internal sealed record ModuleTestGuest(IReadOnlyList<string> Lines, string End)
{
    private const int MemoryMib = 512;

    /// <summary>A disk without which the guest has no major faults.</summary>
    private const string RamDisk = "brd";

    public TapReport Report { get; } = TapReport.Parse(Lines);

    /// <param name="parts">The kernel and the module.</param>
    /// <param name="words">Arguments of <c>mp3-test</c>.</param>
    /// <param name="patience">The guest may be silent for so long, in wall time: it says something at each test's begin and end.</param>
    /// <param name="kernelArguments">For the kernel's command line.</param>
    public static async Task<ModuleTestGuest> RunAsync(
        SharedParts parts, IEnumerable<string> words, TimeSpan patience, params string[] kernelArguments)
    {
        GuestParts built = await parts.BuildAsync();
        var programs = new CpioArchive();
        programs.AddFile("/bin/mp3-test", await File.ReadAllBytesAsync(ModuleTestProgram.Path), executable: true);
        programs.AddFile("/lib/modules/mp3.ko", await File.ReadAllBytesAsync(built.Mp3Module));
        programs.AddFile("/lib/modules/mp3_reset.ko", await File.ReadAllBytesAsync(ModuleTestProgram.ResetModule));
        foreach (string file in new ModuleResolver(SharedParts.Kernel).Resolve(RamDisk))
        {
            programs.AddFile($"/lib/modules/{ModuleResolver.NameOf(file)}.ko", ModuleFile.Read(file));
        }

        // The kernel unpacks one archive after the other.
        Initramfs bare = Initramfs.BuildBare(ModuleTestProgram.InitScript);
        var initramfs = new Initramfs(new ReadOnlyMemory<byte>([.. bare.Image.Span, .. programs.ToArray()]), "");
        var machine = new GuestMachine(
            BootImage.Of(SharedParts.Kernel, CacheFolder.Path), MemoryMib, GuestClock.Virtual, GuestAccelerator.Tcg, 1,
            [TestKernel.NoSelfTests, .. kernelArguments, .. words.Select(word => $"mp3-test={word}")])
        { ResultMib = 1 };

        List<string> lines = [];
        GuestOutcome outcome = await Qemu.Find().WithSteadyClock(built.SteadyClock).WithPatience(patience)
            .RunAsync(machine, initramfs, lines.Add, CancellationToken.None);
        return new ModuleTestGuest(lines, InWords(outcome));
    }

    private static string InWords(GuestOutcome outcome) => outcome switch
    {
        GuestOutcome.Died died => string.Join('\n', died.ConsoleTail.Prepend(died.Cause)),
        GuestOutcome.Hung hung => string.Join('\n', hung.ConsoleTail.Prepend($"it said nothing for {hung.Silence}")),
        _ => outcome.ToString(),
    };
}
