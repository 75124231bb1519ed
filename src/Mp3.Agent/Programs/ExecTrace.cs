// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Text;
using Mono.Unix.Native;
using Mp3.Protocol;

namespace Mp3.Agent.Programs;

/// <summary>
/// Notes every exec on the machine, from a trace buffer of its own (tracefs, an instance). Without tracing in the kernel
/// there are none, and the processes have no commands.
/// </summary>
internal sealed class ExecTrace : IDisposable
{
    private const string Instances = "/sys/kernel/tracing/instances";
    private const string Folder = Instances + "/mp3";
    private const int BufferKib = 256;
    private const int ChunkSize = 16 * 1024;

    /// <summary>Execs that are kept: the agent's memory is the machine's.</summary>
    private const int Most = 16_384;

    private readonly int _fd;
    private readonly byte[] _chunk = new byte[ChunkSize];
    private readonly StringBuilder _text = new();
    private readonly List<ExecReport> _execs = [];
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private long _unkept;

    private ExecTrace(int fd) => _fd = fd;

    /// <summary>Begins to note them.</summary>
    public static ExecTrace Start()
    {
        if (!Directory.Exists(Instances))
        {
            return new ExecTrace(-1);
        }

        _ = Directory.CreateDirectory(Folder);
        // The size first: it keeps the kernel from making the buffer that nobody reads as large as usual. Names of
        // processes would be recorded at every switch between two.
        Set("buffer_size_kb", BufferKib.ToString(CultureInfo.InvariantCulture));
        Set("trace_clock", "mono");
        Set("trace_options", "norecord-cmd");
        Set("trace_options", "noirq-info");
        Set("events/sched/sched_process_exec/enable", "1");
        return new ExecTrace(Syscall.open(Path.Combine(Folder, "trace_pipe"), OpenFlags.O_RDONLY | OpenFlags.O_NONBLOCK | OpenFlags.O_CLOEXEC));
    }

    /// <summary>Takes what is new.</summary>
    public unsafe void Drain()
    {
        if (_fd < 0)
        {
            return;
        }

        fixed (byte* chunk = _chunk)
        {
            long read;
            while ((read = Syscall.read(_fd, chunk, ChunkSize)) > 0)
            {
                // Paths are bytes; those that are no UTF-8 are not told apart.
                _ = _text.Append(Encoding.UTF8.GetString(chunk, (int)read));
            }
        }

        if (_text.Length > 0)
        {
            foreach (ExecReport exec in ExecLines.Take(_text))
            {
                Keep(exec);
            }
        }
    }

    /// <summary>All execs of certain processes, in order.</summary>
    /// <param name="isWanted">Whether a pid is one of them.</param>
    public IReadOnlyList<ExecReport> Of(Func<int, bool> isWanted) => [.. _execs.Where(exec => isWanted(exec.Pid))];

    /// <summary>Execs that were not kept, or overwritten before they could be read.</summary>
    public long Lost() => _unkept + (_fd < 0 ? 0 : Directory.GetDirectories(Path.Combine(Folder, "per_cpu"))
        .SelectMany(cpu => File.ReadLines(Path.Combine(cpu, "stats")))
        .Where(line => line.StartsWith("overrun:", StringComparison.Ordinal) || line.StartsWith("dropped events:", StringComparison.Ordinal))
        .Sum(line => long.Parse(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture)));

    public void Dispose()
    {
        if (_fd >= 0)
        {
            _ = Syscall.close(_fd);
        }
    }

    private void Keep(ExecReport exec)
    {
        if (_execs.Count == Most)
        {
            _unkept++;
            return;
        }

        // A compiler is started hundreds of times by the same path.
        if (!_paths.TryGetValue(exec.Path, out string? path))
        {
            _ = _paths.Add(path = exec.Path);
        }

        _execs.Add(exec with { Path = path });
    }

    private static void Set(string name, string value) => File.WriteAllText(Path.Combine(Folder, name), value);
}
