// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.ProgramFiles;

/// <summary>Makes programs' disks. The same files make the same bytes, wherever and whenever.</summary>
public static class ProgramDiskBuilder
{
    /// <summary>Makes a disk, or finds it if it was made before.</summary>
    /// <param name="request">What is to be on it.</param>
    /// <param name="cancellation">Ends all tools.</param>
    /// <exception cref="Mp3Exception">Usage: a program, file or library is missing, named with who needs it. Unavailable:
    /// the machine lacks a tool, or can't fetch a package.</exception>
    public static Task<ProgramDisk> BuildAsync(ProgramFilesRequest request, CancellationToken cancellation) =>
        throw new NotImplementedException();
}
