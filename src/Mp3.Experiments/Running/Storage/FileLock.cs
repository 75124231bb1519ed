// SPDX-License-Identifier: MIT

using Mono.Unix.Native;

namespace Mp3.Experiments.Running.Storage;

/// <summary>
/// A file that one process at a time holds; when it dies, the kernel takes the lock back. The file goes with the
/// lock, so that none accumulate.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private const int WouldBlock = 11;

    private readonly FileStream _file;
    private readonly string _path;

    private FileLock(FileStream file, string path)
    {
        _file = file;
        _path = path;
    }

    /// <summary>Takes the lock; null: another one holds it.</summary>
    /// <exception cref="IOException">The file system refuses, and <see cref="UnauthorizedAccessException"/> likewise.</exception>
    public static FileLock? TryTake(string path)
    {
        while (true)
        {
            FileStream file;
            try
            {
                // .NET takes flock() for FileShare.None.
                file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException e) when ((e.HResult & 0xffff) == WouldBlock)
            {
                return null;
            }

            // Between opening and locking, its holder may have deleted it: what is locked then is nobody's.
            if (IsStillAt(file, path))
            {
                return new FileLock(file, path);
            }

            file.Dispose();
        }
    }

    /// <summary>Whether a lock in this folder keeps others out; some file systems grant all of them.</summary>
    public static bool WorksIn(string folder)
    {
        string path = Path.Combine(folder, $"probe-{Guid.NewGuid():n}");
        using FileLock? first = TryTake(path);
        using FileLock? second = TryTake(path);
        return second is null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Before others may lock it: afterwards it may be somebody's.
        _ = Syscall.unlink(_path);
        _file.Dispose();
    }

    private static bool IsStillAt(FileStream file, string path) =>
        Syscall.fstat((int)file.SafeFileHandle.DangerousGetHandle(), out Stat open) == 0
        && Syscall.stat(path, out Stat named) == 0
        && (open.st_dev, open.st_ino) == (named.st_dev, named.st_ino);
}
