// SPDX-License-Identifier: MIT

using System.IO.Hashing;
using System.Runtime.InteropServices;
using Mono.Unix.Native;
using Mp3.Protocol;

namespace Mp3.Agent.Faults;

/// <summary>
/// A disk that is written from its begin to its end, past the page cache: what is measured must not lose memory to it.
/// </summary>
internal sealed unsafe class LogDisk : Stream
{
    /// <summary>A multiple of the logical block size of any disk.</summary>
    private const int Alignment = 4096;

    private const int BufferSize = 64 * 1024;

    private readonly string _path;
    private readonly int _fd;
    private readonly byte* _buffer;
    private readonly XxHash128 _hash = new();
    private int _buffered;
    private bool _isSealed;
    private bool _isClosed;

    /// <exception cref="Mp3Exception">Failed: there is no such disk.</exception>
    public LogDisk(string path)
    {
        _path = path;
        _fd = Syscall.open(path, OpenFlags.O_WRONLY | OpenFlags.O_DIRECT | OpenFlags.O_CLOEXEC);
        Size = _fd < 0 ? -1 : Syscall.lseek(_fd, 0, SeekFlags.SEEK_END);
        if (Size < 0)
        {
            throw Failure("open");
        }

        _buffer = (byte*)NativeMemory.AlignedAlloc(BufferSize, Alignment);
    }

    /// <summary>Bytes that fit onto it.</summary>
    public long Size { get; }

    /// <summary>Bytes that still fit.</summary>
    public long Room => Size - Length;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => !_isSealed;

    /// <summary>Bytes that were written so far.</summary>
    public override long Length => Written + _buffered;

    /// <inheritdoc/>
    public override long Position { get => Length; set => throw new NotSupportedException(); }

    private long Written { get; set; }

    /// <inheritdoc/>
    /// <exception cref="Mp3Exception">Failed: the disk refuses, or is full.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_isSealed, this);
        if (buffer.Length > Room)
        {
            throw Mp3Exception.Failed($"{_path} is full");
        }

        while (!buffer.IsEmpty)
        {
            int taken = Math.Min(buffer.Length, BufferSize - _buffered);
            buffer[..taken].CopyTo(new Span<byte>(_buffer + _buffered, BufferSize - _buffered));
            _buffered += taken;
            buffer = buffer[taken..];
            if (_buffered == BufferSize)
            {
                WriteBuffer(BufferSize);
            }
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Writes the rest, with zeros up to the end of a block.</summary>
    public SealedPart Seal()
    {
        ObjectDisposedException.ThrowIf(_isSealed, this);
        long length = Length;
        if (_buffered > 0)
        {
            int whole = (_buffered + Alignment - 1) / Alignment * Alignment;
            new Span<byte>(_buffer + _buffered, whole - _buffered).Clear();
            WriteBuffer(whole);
        }

        _isSealed = true;
        return new SealedPart(length, _hash.GetCurrentHash());
    }

    /// <summary>Does nothing: only whole blocks can be written.</summary>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isClosed)
        {
            _isClosed = true;
            _isSealed = true;
            _ = Syscall.close(_fd);
            NativeMemory.AlignedFree(_buffer);
        }

        base.Dispose(disposing);
    }

    private void WriteBuffer(int length)
    {
        _hash.Append(new ReadOnlySpan<byte>(_buffer, _buffered));
        for (int done = 0; done < length;)
        {
            long written = Syscall.pwrite(_fd, _buffer + done, (ulong)(length - done), Written + done);
            if (written <= 0)
            {
                throw Failure("write to");
            }

            done += (int)written;
        }

        Written += _buffered;
        _buffered = 0;
    }

    private Mp3Exception Failure(string deed) => Mp3Exception.Failed(
        $"cannot {deed} the disk of the fault log, {_path}: {Marshal.GetPInvokeErrorMessage(NativeConvert.FromErrno(Stdlib.GetLastError()))}");
}
