// SPDX-License-Identifier: MIT

using System.Text.Json.Serialization;

namespace Mp3.Experiments.Results;

/// <summary>Which programs were asked for and what came along, as a person typed it: nothing else of this machine is in it.</summary>
/// <param name="Commands">Each program with its arguments.</param>
/// <param name="Files">Files and trees that came along.</param>
/// <param name="Packages">Debian packages that were named; <see cref="ProgramDiskFacts"/> has all that came with them.</param>
/// <param name="Root">The folder that became the whole root; null: there was none.</param>
/// <param name="Stdin">What the programs read from standard input; null: nothing.</param>
/// <param name="Environment"><c>NAME=value</c>, what was set beside the usual variables.</param>
/// <param name="WorkingDirectory">In the programs' root.</param>
/// <param name="Outputs">Files that were brought back, absolute, in the programs' root.</param>
public sealed record ProgramSettings(
    IReadOnlyList<IReadOnlyList<string>> Commands,
    IReadOnlyList<AskedFile> Files,
    IReadOnlyList<string> Packages,
    string? Root,
    AskedFile? Stdin,
    IReadOnlyList<string> Environment,
    string WorkingDirectory,
    IReadOnlyList<string> Outputs);

/// <summary>A file or a tree that came along.</summary>
/// <param name="Source">As it was typed: on another machine, or in another folder, it may be another one.</param>
/// <param name="Guest">Absolute, in the programs' root.</param>
/// <param name="Sha256">Digest of the file, or of all names and files of the tree, lower-case hex; null: it was not
/// read yet.</param>
public sealed record AskedFile(
    string Source,
    string Guest,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sha256 = null);

/// <summary>The disk that programs ran from.</summary>
/// <param name="Sha256">Digest of the file system on it at the start, lower-case hex.</param>
/// <param name="SizeMib">Its size, MiB.</param>
/// <param name="IsWritable">It could be written to.</param>
/// <param name="Description">Its model in words.</param>
/// <param name="Specification">Its model, every figure named.</param>
/// <param name="Sources">Where each figure comes from, by its name.</param>
/// <param name="Files">Number of files on it at the start.</param>
/// <param name="ContentBytes">Bytes of all these.</param>
/// <param name="Packages">Debian packages on it, dependencies included.</param>
public sealed record ProgramDiskFacts(
    string Sha256,
    int SizeMib,
    bool IsWritable,
    string Description,
    string Specification,
    IReadOnlyDictionary<string, string> Sources,
    int Files,
    long ContentBytes,
    IReadOnlyList<PinnedPackage> Packages);

/// <summary>A Debian package.</summary>
/// <param name="Name">Such as <c>sqlite3</c>.</param>
/// <param name="Version">Such as <c>3.40.1-2+deb12u2</c>.</param>
/// <param name="Sha256">Digest of the package's file, lower-case hex.</param>
public sealed record PinnedPackage(string Name, string Version, string Sha256);
