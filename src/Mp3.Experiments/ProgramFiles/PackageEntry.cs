// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.ProgramFiles;

/// <summary>A directory of a package, unless it has a number (a file) or a target (a symbolic link).</summary>
/// <param name="Path">Absolute, in the guest.</param>
internal sealed record PackageEntry(string Path)
{
    /// <summary>The name of the file with its content.</summary>
    public int? Number { get; init; }

    public bool IsExecutable { get; init; }

    /// <summary>Digest of its content.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Where a link leads.</summary>
    public string? Target { get; init; }
}
