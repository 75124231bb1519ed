// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Machines.Disks;
using Mp3.Experiments.Tests.Guest.ModuleSuites;

namespace Mp3.Experiments.Tests.Guest.DiskSuites;

/// <summary>One guest that runs the whole of <c>mp3-disk-test</c> and then fio, for all tests together.</summary>
public sealed class DiskTestRun(SharedParts parts) : IAsyncLifetime
{
    private const int MemoryMib = 512;
    private const int StoreMib = 256;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>What the guest said, line by line.</summary>
    public IReadOnlyList<string> Lines { get; private set; } = [];

    /// <summary>How it ended, in words.</summary>
    public string End { get; private set; } = "";

    internal TapReport Report { get; private set; } = TapReport.Parse([]);

    /// <summary>Where fio is; null: it is not on this machine.</summary>
    public static string? Fio { get; } = Programs.Find("fio");

    public async ValueTask InitializeAsync()
    {
        GuestParts built = await parts.BuildAsync();
        using var folder = new ScratchFolder();
        string contents = folder.Write("contents", "what the disk holds\n");
        GuestMachine machine = new(
            BootImage.Of(SharedParts.Kernel, CacheFolder.Path), MemoryMib, GuestClock.Virtual, GuestAccelerator.Tcg, 1, [])
        {
            ResultMib = 1,
            StoreMib = StoreMib,
            Contents = [new StoreContent(contents, 0)],
        };
        string[] words =
        [
            machine.Map.AddressOf(0),
            (StoreMib * 1024L * 1024).ToString(System.Globalization.CultureInfo.InvariantCulture),
            .. NamedDisk.All.Select(disk => $"{disk.Name}/{disk.Model.ModuleSettings}"),
        ];
        machine = machine with { KernelArguments = [TestKernel.NoSelfTests, .. words.Select(word => "mp3-disk-test=" + word)] };

        List<string> lines = [];
        GuestOutcome outcome = await Qemu.Find().WithSteadyClock(built.SteadyClock).WithPatience(Patience)
            .RunAsync(machine, Image(built), lines.Add, CancellationToken.None);
        Lines = lines;
        Report = TapReport.Parse(lines);
        End = outcome is GuestOutcome.Died died ? string.Join('\n', died.ConsoleTail.Prepend(died.Cause)) : outcome.ToString();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // Some of fio's libraries lie where only another one's run path leads.
    private static IEnumerable<string> LibrariesOf(string program) =>
        Tool.Run("ldd", [program]).Split('\n')
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(word => word.StartsWith('/') && File.Exists(word))
            .Distinct(StringComparer.Ordinal);

    private static Initramfs Image(GuestParts built)
    {
        var programs = new CpioArchive();
        programs.AddFile("/bin/mp3-disk-test", File.ReadAllBytes(DiskTestProgram.Path), executable: true);
        programs.AddFile("/lib/modules/mp3_disk.ko", File.ReadAllBytes(built.DiskModule));
        if (Fio is not null)
        {
            programs.AddFile("/bin/fio", File.ReadAllBytes(Fio), executable: true);
            foreach (string library in LibrariesOf(Fio))
            {
                programs.AddFile(library, File.ReadAllBytes(library), executable: true);
            }
        }

        // The kernel unpacks one archive after the other.
        Initramfs bare = Initramfs.BuildBare(DiskTestProgram.InitScript);
        return new Initramfs(new ReadOnlyMemory<byte>([.. bare.Image.Span, .. programs.ToArray()]), "");
    }
}
