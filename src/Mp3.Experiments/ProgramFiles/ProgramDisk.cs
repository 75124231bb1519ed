// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.ProgramFiles;

/// <summary>A file system with all that programs need, as a file that is put onto a disk of the machine.</summary>
/// <param name="Path">The image, on this machine; its end is cut off where there are zeros alone.</param>
/// <param name="Sha256">Its digest, lower-case hex.</param>
/// <param name="SizeMib">Size of the disk, MiB, room for what programs write included.</param>
/// <param name="Programs">Absolute path in the guest of each program that was asked for, in the same order.</param>
/// <param name="Packages">Debian packages in it.</param>
/// <param name="Files">Number of files.</param>
/// <param name="ContentBytes">Bytes of all files.</param>
public sealed record ProgramDisk(
    string Path,
    string Sha256,
    int SizeMib,
    IReadOnlyList<string> Programs,
    IReadOnlyList<PackageFacts> Packages,
    int Files,
    long ContentBytes)
{
    /// <summary>What programs and libraries in folders need and will not find, a sentence each.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}

/// <summary>A Debian package, pinned.</summary>
/// <param name="Name">Such as <c>sqlite3</c>.</param>
/// <param name="Version">Such as <c>3.40.1-2+deb12u2</c>.</param>
/// <param name="Sha256">Digest of the package's file, lower-case hex.</param>
public sealed record PackageFacts(string Name, string Version, string Sha256);

/// <summary>What is to be on a programs' disk.</summary>
/// <param name="Programs">Names (looked up in what comes along, then on this machine's PATH) or paths of the programs.</param>
/// <param name="Files">Files and trees that come along.</param>
/// <param name="Packages">Names of Debian packages; their dependencies come along.</param>
/// <param name="Root">A folder that becomes the whole root; null: there is none.</param>
/// <param name="RoomMib">Room for what programs write, MiB; 0: nothing can be written.</param>
public sealed record ProgramFilesRequest(
    IReadOnlyList<string> Programs,
    IReadOnlyList<ProgramFile> Files,
    IReadOnlyList<string> Packages,
    string? Root,
    int RoomMib)
{
    /// <summary>Where files are to be brought back from, absolute, in the programs' root.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];
}

/// <summary>A file or a tree that comes along.</summary>
/// <param name="Source">On this machine.</param>
/// <param name="Guest">Absolute, in the programs' root.</param>
public sealed record ProgramFile(string Source, string Guest);
