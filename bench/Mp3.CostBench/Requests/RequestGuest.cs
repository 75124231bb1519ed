// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Machines;
using Mp3.Protocol;

namespace Mp3.CostBench.Requests;

/// <summary>Measures requests of <c>mp3_disk</c> and of the kernel's <c>null_blk</c> in one guest.</summary>
internal static class RequestGuest
{
    private const string Peer = "null_blk";
    private const int MemoryMib = 512;
    private const int StoreMib = 128;
    private const ulong Seed = 1;

    /// <param name="kernel">The guest's kernel.</param>
    /// <param name="cancellation">Ends the guest and waits until it is gone.</param>
    /// <exception cref="Mp3Exception">The machine lacks something (69), or the guest failed (1).</exception>
    public static async Task<IReadOnlyList<RequestCost>> RunAsync(GuestKernel kernel, CancellationToken cancellation)
    {
        string root = Repository.Find();
        GuestParts parts = await GuestParts.BuildAsync(root, kernel, cancellation);
        byte[] program = await GuestProgram.BuildAsync(root, "request", cancellation);
        var machine = new GuestMachine(
            BootImage.Of(kernel, CacheFolder.Path),
            MemoryMib,
            GuestClock.Virtual,
            GuestAccelerator.Tcg,
            Seed,
            [.. GuestSettings.KernelArguments, $"store={new MemoryMap(MemoryMib, StoreMib).AddressOf(0)}"])
        {
            ResultMib = 1,
            StoreMib = StoreMib,
        };

        var lines = new List<string>();
        // It has no result disk: what it says is the result, and its last line tells that all of it is there.
        _ = await Qemu.Find().WithSteadyClock(parts.SteadyClock)
            .RunAsync(machine, await ContentAsync(kernel, parts, program, cancellation), lines.Add, cancellation);
        return RequestCost.Parse(lines);
    }

    private static async Task<Initramfs> ContentAsync(GuestKernel kernel, GuestParts parts, byte[] program, CancellationToken cancellation)
    {
        var bare = Initramfs.BuildBare(GuestProgram.Script("requests.sh"));
        var more = new CpioArchive();
        more.AddFile("/bin/request", program, executable: true);
        List<string> modules = [];
        foreach (string file in new ModuleResolver(kernel).Resolve([Peer]))
        {
            Add(ModuleResolver.NameOf(file), ModuleFile.Read(file));
        }

        Add("mp3_disk", await File.ReadAllBytesAsync(parts.DiskModule, cancellation));
        more.AddText("/etc/request/modules", string.Concat(modules.Select(module => module + '\n')));
        // The kernel unpacks one archive after the other.
        return new Initramfs(new ReadOnlyMemory<byte>([.. bare.Image.Span, .. more.ToArray()]), "");

        void Add(string name, ReadOnlyMemory<byte> content)
        {
            modules.Add($"/lib/modules/{name}.ko");
            more.AddFile(modules[^1], content.ToArray());
        }
    }
}
