// SPDX-License-Identifier: MIT

using Mono.Unix.Native;
using Mp3.Protocol;

namespace Mp3.Reader;

/// <summary>A read-only map of the device or of a file that holds a recorded ring.</summary>
internal sealed unsafe class RingMap : IDisposable
{
    private readonly int _fd;
    private readonly DevicePoll _poll;

    private RingMap(int fd, nint address, long length, bool canPoll) =>
        (_fd, _poll, Address, Length, CanPoll) = (fd, new DevicePoll(fd), address, length, canPoll);

    public nint Address { get; private set; }

    /// <summary>Bytes.</summary>
    public long Length { get; }

    /// <summary>The device wakes a reader; a file is always "ready".</summary>
    public bool CanPoll { get; }

    /// <summary>Maps header and records; the header says how much that is.</summary>
    public static RingMap Open(string path, MapFormat format) => TryOpen(path, format) ?? throw (path == format.DevicePath
        ? SystemError.NoModule(path)
        : Mp3Exception.Unavailable($"no {path}: there is no such device or recorded ring"));

    /// <summary>The same, but null if there is no such device or file.</summary>
    public static RingMap? TryOpen(string path, MapFormat format)
    {
        int fd = Syscall.open(path, OpenFlags.O_RDONLY | OpenFlags.O_CLOEXEC);
        if (fd < 0)
        {
            Errno errno = Stdlib.GetLastError();
            return errno is Errno.ENOENT or Errno.ENXIO or Errno.ENODEV ? null : throw OpenFailed(path, format, errno);
        }

        try
        {
            if (Syscall.fstat(fd, out Stat stat) < 0)
            {
                throw SystemError.Failed($"cannot stat {path}", Stdlib.GetLastError());
            }

            FilePermissions kind = stat.st_mode & FilePermissions.S_IFMT;
            // A map beyond the end of a file is killed by SIGBUS at the first touch: look before mapping.
            long available = kind == FilePermissions.S_IFREG ? stat.st_size : long.MaxValue;
            long length = ReadLength(fd, path, format, available);
            return new RingMap(fd, Map(fd, path, length), length, kind == FilePermissions.S_IFCHR);
        }
        catch
        {
            _ = Syscall.close(fd);
            throw;
        }
    }

    /// <summary>Waits until the complete ticks reach beyond a position, or there are no more to come.</summary>
    /// <param name="position">Records; the module takes it from the file's offset.</param>
    /// <param name="timeoutMs">Longest wait, ms; -1: no end.</param>
    /// <param name="stop">Ends the wait.</param>
    public WaitOutcome Wait(ulong position, int timeoutMs, CancellationToken stop) =>
        Syscall.lseek(_fd, checked((long)position), SeekFlags.SEEK_SET) < 0
            ? throw SystemError.Failed($"cannot seek to record {position}", Stdlib.GetLastError())
            : _poll.Wait(timeoutMs, stop);

    public void Dispose()
    {
        if (Address != 0)
        {
            _ = Syscall.munmap(Address, (ulong)Length);
            _ = Syscall.close(_fd);
            _poll.Dispose();
            Address = 0;
        }
    }

    private static long ReadLength(int fd, string path, MapFormat format, long available)
    {
        if (available < MapFormat.HeaderSize)
        {
            throw Mp3Exception.Unavailable(
                $"{path} is not an mp3 ring: it has {available} bytes, the header alone has {MapFormat.HeaderSize}");
        }

        nint page = Map(fd, path, MapFormat.HeaderSize);
        try
        {
            return format.Validate(page, available, path);
        }
        finally
        {
            _ = Syscall.munmap(page, MapFormat.HeaderSize);
        }
    }

    private static nint Map(int fd, string path, long length)
    {
        nint address = Syscall.mmap(0, (ulong)length, MmapProts.PROT_READ, MmapFlags.MAP_SHARED, fd, 0);
        // errno first: Syscall.MAP_FAILED is a static whose initializer makes system calls of its own.
        Errno errno = Stdlib.GetLastError();
        if (address != -1)
        {
            return address;
        }

        throw errno is Errno.ENODEV or Errno.EACCES
            ? Mp3Exception.Unavailable($"{path} is not an mp3 ring: it can't be mapped ({SystemError.Describe(errno)})")
            : SystemError.Failed($"cannot map {length} bytes of {path}", errno);
    }

    private static Mp3Exception OpenFailed(string path, MapFormat format, Errno errno) => errno switch
    {
        Errno.EACCES or Errno.EPERM =>
            Mp3Exception.Unavailable($"no permission to read {path}: {format.Permission}"),
        _ => SystemError.Failed($"cannot open {path}", errno),
    };
}
