// SPDX-License-Identifier: MIT

using Mp3.Experiments.Machines.Disks;

namespace Mp3.Experiments.Machines;

/// <summary>The disk that has the file system of a user's programs.</summary>
/// <param name="SizeMib">Its size, MiB, room for what they write included.</param>
/// <param name="Model">How long it takes.</param>
/// <param name="IsWritable">It can be written to.</param>
public sealed record ProgramStore(int SizeMib, DiskModel Model, bool IsWritable)
{
    /// <summary>Where its file system is mounted in the guest; init.sh has the same.</summary>
    public const string Root = "/program";

    /// <summary>The kernel's modules that it needs.</summary>
    public static IReadOnlyList<string> Modules { get; } = ["ext4"];
}
