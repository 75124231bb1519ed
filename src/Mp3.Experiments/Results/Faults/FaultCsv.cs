// SPDX-License-Identifier: MIT

using System.Buffers.Text;
using System.Text;
using Mp3.Reader.Faults;
using Mp3.Reader.Faults.Assembling;

namespace Mp3.Experiments.Results.Faults;

/// <summary>Faults as CSV, written as they come: comma, LF, UTF-8.</summary>
/// <remarks>By hand rather than by the table that other files have: there are millions of rows.</remarks>
public sealed class FaultCsv : IDisposable
{
    private const int BufferSize = 1 << 16;

    private readonly Stream _output;
    private readonly byte[] _buffer = new byte[BufferSize];
    private readonly Dictionary<string, byte[]> _texts = new(StringComparer.Ordinal);
    private int _length;

    /// <summary>Writes the header.</summary>
    /// <param name="output">Where to; it is not closed.</param>
    public FaultCsv(Stream output)
    {
        _output = output;
        Add("run,time_ns,pid,tid,label,address,ip,access,mode,kind,latency_ns\n"u8);
    }

    /// <summary>Writes a row.</summary>
    /// <param name="run">The run that the fault is of: its times count from the first tick's epoch.</param>
    /// <param name="label">Name of the process.</param>
    /// <param name="fault">The fault.</param>
    public void Write(TracedRun run, string label, in Fault fault)
    {
        ArgumentNullException.ThrowIfNull(run);
        byte[] name = TextOf(run.Name);
        byte[] process = TextOf(label);
        MakeRoom(name.Length + process.Length);
        Add(name);
        Add((byte)',');
        Add((long)fault.TimeNs - run.EpochNs);
        Add((byte)',');
        Add(fault.Pid);
        Add((byte)',');
        Add(fault.Tid);
        Add((byte)',');
        Add(process);
        Add((byte)',');
        AddHex(fault.Address);
        Add((byte)',');
        AddHex(fault.Ip);
        Add((byte)',');
        Add(AccessOf(fault.Marks));
        Add((byte)',');
        Add((fault.Marks & FaultMarks.Kernel) != FaultMarks.None ? "kernel"u8 : "user"u8);
        Add((byte)',');
        Add(KindOf(fault.Kind));
        Add((byte)',');
        if (fault.LatencyNs is { } latencyNs)
        {
            Add((long)latencyNs);
        }

        Add((byte)'\n');
    }

    /// <summary>Writes what is left.</summary>
    public void Dispose()
    {
        Flush();
        _output.Flush();
    }

    private static ReadOnlySpan<byte> AccessOf(FaultMarks marks) =>
        (marks & FaultMarks.Exec) != FaultMarks.None ? "exec"u8
        : (marks & FaultMarks.Write) != FaultMarks.None ? "write"u8
        : "read"u8;

    private static ReadOnlySpan<byte> KindOf(FaultKind kind) => kind switch
    {
        FaultKind.Minor => "minor"u8,
        FaultKind.Major => "major"u8,
        FaultKind.Failed => "failed"u8,
        _ => "open"u8,
    };

    private byte[] TextOf(string text)
    {
        if (!_texts.TryGetValue(text, out byte[]? bytes))
        {
            bool isPlain = text.AsSpan().IndexOfAny(",\"\r\n") < 0;
            bytes = Encoding.UTF8.GetBytes(isPlain ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            _texts.Add(text, bytes);
        }

        return bytes;
    }

    private void MakeRoom(int texts)
    {
        // The numbers of a row, its words and commas.
        const int Most = 200;
        if (_length + texts + Most > BufferSize)
        {
            Flush();
        }
    }

    private void Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_buffer.AsSpan(_length));
        _length += text.Length;
    }

    private void Add(byte character) => _buffer[_length++] = character;

    private void Add(long number)
    {
        _ = Utf8Formatter.TryFormat(number, _buffer.AsSpan(_length), out int written);
        _length += written;
    }

    private void AddHex(ulong number)
    {
        Add("0x"u8);
        _ = Utf8Formatter.TryFormat(number, _buffer.AsSpan(_length), out int written, 'x');
        _length += written;
    }

    private void Flush()
    {
        _output.Write(_buffer, 0, _length);
        _length = 0;
    }
}
