// SPDX-License-Identifier: MIT

using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Mono.Unix.Native;
using Mp3.Protocol;

namespace Mp3.Agent.Programs;

/// <summary>
/// Files of the programs that go into the result. They stay where they are until it leaves the guest; links in
/// <see cref="Folder"/> say which, in which order and how much of them (init.sh).
/// </summary>
internal sealed unsafe class BroughtFiles
{
    private const string Folder = "/run/brought";
    private const int BlockSize = 64 * 1024;
    private const int Flags = 0x800 | 0x80000; // O_RDONLY | O_NONBLOCK | O_CLOEXEC

    private readonly List<BroughtFile> _files = [];
    private readonly XxHash128 _hash = new();
    private readonly byte[] _block = new byte[BlockSize];
    private long _length;

    public BroughtFiles() => Directory.CreateDirectory(Folder);

    /// <summary>What was added, in order.</summary>
    public IReadOnlyList<BroughtFile> Files => _files;

    /// <summary>All of it together; null: it is nothing.</summary>
    public SealedPart? Sealed => _length == 0 ? null : new SealedPart(_length, _hash.GetCurrentHash());

    /// <summary>Adds what a program has printed.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="path">Where it is.</param>
    public void AddStream(string name, string path) => Add(name, Syscall.open(path, OpenFlags.O_RDONLY | OpenFlags.O_NONBLOCK | OpenFlags.O_CLOEXEC), ProgramsPlan.MostOfStream);

    /// <summary>Adds a file of the programs' root.</summary>
    /// <param name="root">The root; links of the programs lead nowhere else.</param>
    /// <param name="path">Absolute, in the root.</param>
    public void AddOutput(string root, string path)
    {
        int folder = Syscall.open(root, OpenFlags.O_RDONLY | OpenFlags.O_NONBLOCK | OpenFlags.O_CLOEXEC);
        var how = new Libc.OpenHow { Flags = Flags, Resolve = Libc.ResolveInRoot };
        int fd = (int)Libc.Openat2(Libc.SysOpenat2, folder, path, &how, (nuint)sizeof(Libc.OpenHow));
        string? error = fd < 0 ? Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError()) : null;
        _ = Syscall.close(folder);
        Add(path, fd, ProgramsPlan.MostOfFiles, error);
    }

    private void Add(string name, int fd, long most, string? error = null)
    {
        try
        {
            error ??= fd < 0 ? "it can't be opened" : Syscall.fstat(fd, out Stat state) != 0 ? "it can't be read"
                : (state.st_mode & FilePermissions.S_IFMT) != FilePermissions.S_IFREG ? "it is no regular file" : null;
            _files.Add(error is null ? Take(name, fd, most) : new BroughtFile(name, null, 0, error));
        }
        finally
        {
            if (fd >= 0)
            {
                _ = Syscall.close(fd);
            }
        }
    }

    private BroughtFile Take(string name, int fd, long most)
    {
        long length = Syscall.lseek(fd, 0, SeekFlags.SEEK_END);
        long kept = Math.Min(length, Math.Min(most, ProgramsPlan.MostOfFiles - _length));
        for (long done = 0; done < kept;)
        {
            int read = (int)ReadAt(fd, done, kept - done);
            if (read <= 0)
            {
                throw Mp3Exception.Failed($"cannot read {name} of the programs after {done} of {length} bytes");
            }

            _hash.Append(_block.AsSpan(0, read));
            done += read;
        }

        if (kept > 0)
        {
            // Its path as it is behind all links.
            string target = File.ResolveLinkTarget($"/proc/self/fd/{fd}", returnFinalTarget: false)?.FullName ?? name;
            string link = string.Create(CultureInfo.InvariantCulture, $"{_files.Count:D4}-{(kept == length ? "all" : kept)}");
            _ = File.CreateSymbolicLink(Path.Combine(Folder, link), target);
            _length += kept;
        }

        return new BroughtFile(name, length, kept);
    }

    private long ReadAt(int fd, long offset, long size)
    {
        fixed (byte* block = _block)
        {
            return Syscall.pread(fd, block, (ulong)Math.Min(BlockSize, size), offset);
        }
    }
}
