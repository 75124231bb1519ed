// SPDX-License-Identifier: MIT

using Mono.Unix.Native;

namespace Mp3.Experiments.Running.Storage;

/// <summary>Files that are on the disk when the call returns: a power cut takes none of them back.</summary>
internal static class DurableFile
{
    /// <summary>Writes a new file.</summary>
    public static void Write(string path, Stream content)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        content.CopyTo(file);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Keeps the names in a folder: those that came, and those that went.</summary>
    public static void SyncFolder(string path)
    {
        int fd = Syscall.open(path, OpenFlags.O_RDONLY | OpenFlags.O_DIRECTORY | OpenFlags.O_CLOEXEC);
        if (fd < 0)
        {
            return;
        }

        // Some network file systems can't; they keep names by themselves.
        _ = Syscall.fsync(fd);
        _ = Syscall.close(fd);
    }
}
