// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Machines;
using Mp3.Protocol;

namespace Mp3.CostBench;

/// <summary>Measures in a guest under the virtual clock, where an instruction is a nanosecond.</summary>
internal static class CostGuest
{
    private const int MemoryMib = 512;
    private const ulong Seed = 1;

    /// <summary>The largest case is silent for tens of seconds at a time on an idle host, and for minutes on a busy one.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>The line that the guest says when it has done everything.</summary>
    private const string LastLine = "end";

    /// <summary>Boots one guest and measures one case after the other.</summary>
    /// <param name="kernel">The guest's kernel.</param>
    /// <param name="cases">The cases. The plain and small ones are measured without records of the machine, too.</param>
    /// <param name="streams">Streams to measure, each beside one, few and many others.</param>
    /// <param name="cancellation">Ends the guest and waits until it is gone.</param>
    /// <returns>What the guest said, a line for each measurement: the same at every run.</returns>
    /// <exception cref="Mp3Exception">The machine lacks something (69), or the guest failed (1).</exception>
    public static async Task<IReadOnlyList<string>> RunAsync(
        GuestKernel kernel, IReadOnlyList<CostCase> cases, IReadOnlyList<CostStream> streams, CancellationToken cancellation)
    {
        string root = Repository.Find();
        GuestParts parts = await GuestParts.BuildAsync(root, kernel, cancellation);
        byte[] program = await GuestProgram.BuildAsync(root, "cost", cancellation);
        var machine = new GuestMachine(
            BootImage.Of(kernel, CacheFolder.Path), MemoryMib, GuestClock.Virtual, GuestAccelerator.Tcg, Seed, GuestSettings.KernelArguments)
        { ResultMib = 1 };

        var lines = new List<string>();
        GuestOutcome outcome = await Qemu.Find().WithSteadyClock(parts.SteadyClock).WithPatience(Patience)
            .RunAsync(machine, await ContentAsync(parts, program, cases, streams, cancellation), lines.Add, cancellation);
        // It has no result disk: what it says is the result, and its last line tells that all of it is there.
        if (outcome is GuestOutcome.Died died && lines is not [.., LastLine])
        {
            throw new Mp3Exception($"the guest that measures died: {died.Cause}", ExitCode.Failed) { Details = [.. lines, .. died.ConsoleTail] };
        }

        if (outcome is not GuestOutcome.Died)
        {
            outcome.Require("cost");
        }

        return lines[..^1];
    }

    private static async Task<Initramfs> ContentAsync(
        GuestParts parts, byte[] program, IReadOnlyList<CostCase> cases, IReadOnlyList<CostStream> streams, CancellationToken cancellation)
    {
        var bare = Initramfs.BuildBare(GuestProgram.Script("init.sh"));
        var more = new CpioArchive();
        more.AddFile("/bin/cost", program, executable: true);
        more.AddFile("/lib/modules/mp3.ko", await File.ReadAllBytesAsync(parts.Mp3Module, cancellation));
        more.AddText("/etc/cost/cases", Lines(cases.Select(which => which.Arguments)));
        more.AddText("/etc/cost/bare", Lines(cases.Where(which => which.IsPlainAndSmall).Select(which => which.Arguments)));
        more.AddText("/etc/cost/streams", Lines(streams.SelectMany(stream => CostStream.Others.Select(stream.Arguments))));
        // The kernel unpacks one archive after the other.
        return new Initramfs(new ReadOnlyMemory<byte>([.. bare.Image.Span, .. more.ToArray()]), "");
    }

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + '\n'));
}
