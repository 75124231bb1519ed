// SPDX-License-Identifier: MIT

using Mp3.Experiments.ProgramFiles;
using Mp3.Experiments.Tests.Guest;

namespace Mp3.Experiments.Tests.ProgramFiles;

/// <summary>Builds disks in a cache of its own.</summary>
internal sealed class Built : IDisposable
{
    private readonly ScratchFolder _cache = new();

    public static ProgramFilesRequest Of(params string[] programs) => new(programs, [], [], Root: null, RoomMib: 0);

    public Task<ProgramDisk> BuildAsync(ProgramFilesRequest request) =>
        ProgramDiskBuilder.BuildAsync(request, _cache.Path, TestContext.Current.CancellationToken);

    /// <summary>What debugfs says about a disk.</summary>
    public static string Ask(ProgramDisk disk, string question) => Tool.Run("/usr/sbin/debugfs", ["-R", question, disk.Path]);

    /// <summary>Bytes of a file on a disk.</summary>
    public static string Read(ProgramDisk disk, string path) => Ask(disk, $"cat \"{path}\"");

    /// <summary>Mode of a file on a disk, octal.</summary>
    public static string ModeOf(ProgramDisk disk, string path) =>
        Ask(disk, $"stat \"{path}\"").Split("Mode:")[1].Trim().Split(' ')[0];

    /// <summary>Where a link on a disk leads.</summary>
    public static string TargetOf(ProgramDisk disk, string path) =>
        Ask(disk, $"stat \"{path}\"").Split("Fast link dest: \"")[1].Split("\"\n")[0];

    /// <summary>Names in a folder of a disk.</summary>
    public static string[] NamesIn(ProgramDisk disk, string folder) =>
    [
        .. Ask(disk, $"ls -p \"{folder}\"").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('/')[5]).Where(name => name is not "." and not "..").Order(StringComparer.Ordinal),
    ];

    public void Dispose() => _cache.Dispose();
}
