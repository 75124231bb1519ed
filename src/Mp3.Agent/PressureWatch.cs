// SPDX-License-Identifier: MIT

using System.Buffers.Text;
using System.Runtime.InteropServices;
using Mono.Unix.Native;
using Mp3.Protocol;

namespace Mp3.Agent;

/// <summary>Reads the kernel's pressure stall information again and again.</summary>
internal sealed class PressureWatch : IDisposable
{
    private const string MemoryPath = "/proc/pressure/memory";
    private const string IoPath = "/proc/pressure/io";

    /// <summary>More than two lines of four numbers have.</summary>
    private const int LongestText = 256;

    // Kept open: to open one costs far more than to read it.
    private readonly int _memory = Open(MemoryPath);
    private readonly int _io = Open(IoPath);
    private readonly List<Reading> _readings = [];

    /// <summary>What was read so far; null: the kernel has no such information.</summary>
    public PressureReadings? Readings => !Exists ? null : new PressureReadings(
        [.. _readings.Select(reading => reading.TimeNs)],
        [.. _readings.Select(reading => reading.MemorySomeUs)],
        [.. _readings.Select(reading => reading.MemoryFullUs)],
        [.. _readings.Select(reading => reading.IoSomeUs)],
        [.. _readings.Select(reading => reading.IoFullUs)]);

    private bool Exists => _memory >= 0 && _io >= 0;

    /// <summary>Reads both files once; without them that costs nothing.</summary>
    public void Look()
    {
        if (!Exists)
        {
            return;
        }

        long now = MonotonicClock.NowNs;
        (long memorySome, long memoryFull) = Totals(_memory, MemoryPath);
        (long ioSome, long ioFull) = Totals(_io, IoPath);
        _readings.Add(new Reading(now, memorySome, memoryFull, ioSome, ioFull));
    }

    public void Dispose()
    {
        Close(_memory);
        Close(_io);
    }

    private static int Open(string path) => Syscall.open(path, OpenFlags.O_RDONLY | OpenFlags.O_CLOEXEC);

    private static void Close(int fd)
    {
        if (fd >= 0)
        {
            _ = Syscall.close(fd);
        }
    }

    // some avg10=0.00 avg60=0.00 avg300=0.00 total=0, and a line of full likewise.
    private static unsafe (long Some, long Full) Totals(int fd, string path)
    {
        Span<byte> text = stackalloc byte[LongestText];
        long read;
        fixed (byte* bytes = text)
        {
            read = Syscall.pread(fd, bytes, LongestText, 0);
        }

        ReadOnlySpan<byte> left = text[..(int)Math.Max(0, read)];
        return NextTotal(ref left) is { } some && NextTotal(ref left) is { } full
            ? (some, full)
            : throw Mp3Exception.Failed($"{path} says no totals of some and full");
    }

    private static long? NextTotal(ref ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> name = "total="u8;
        int at = text.IndexOf(name);
        if (at < 0)
        {
            return null;
        }

        text = text[(at + name.Length)..];
        return Utf8Parser.TryParse(text, out long total, out _) ? total : null;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Reading(long TimeNs, long MemorySomeUs, long MemoryFullUs, long IoSomeUs, long IoFullUs);
}
