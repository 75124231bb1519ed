// SPDX-License-Identifier: MIT

using Mono.Unix.Native;
using Mp3.Protocol;

namespace Mp3.Experiments.Results;

/// <summary>Reads files that others name. A device may never end, and a pipe waits for a writer that never comes.</summary>
internal static class RegularFile
{
    /// <summary>All bytes of a file.</summary>
    /// <exception cref="Mp3Exception">Usage: it is no regular file, or it can't be read.</exception>
    public static byte[] Read(string path)
    {
        if (Syscall.stat(path, out Stat status) == 0 && (status.st_mode & FilePermissions.S_IFMT) != FilePermissions.S_IFREG)
        {
            throw Mp3Exception.Usage($"cannot read {path}: it is {Kind(status.st_mode)}, and a regular file is needed");
        }

        return ResultErrors.Translate($"read {path}", () => File.ReadAllBytes(path));
    }

    private static string Kind(FilePermissions mode) => (mode & FilePermissions.S_IFMT) switch
    {
        FilePermissions.S_IFDIR => "a folder",
        FilePermissions.S_IFCHR or FilePermissions.S_IFBLK => "a device",
        FilePermissions.S_IFIFO => "a pipe",
        _ => "a socket",
    };
}
