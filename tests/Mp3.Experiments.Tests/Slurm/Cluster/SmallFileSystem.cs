// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Mp3.Experiments.Tests.Guest;

namespace Mp3.Experiments.Tests.Slurm.Cluster;

/// <summary>A file system that is soon full, which all processes of this machine see. Where nobody may mount, the test is skipped.</summary>
internal sealed class SmallFileSystem : IDisposable
{
    private readonly string _folder;

    private SmallFileSystem(string folder) => _folder = folder;

    /// <param name="folder">Where it is to be.</param>
    /// <param name="kib">How much it holds.</param>
    public static SmallFileSystem Mount(string folder, int kib)
    {
        Directory.CreateDirectory(folder);
        using Process mount = Process.Start(new ProcessStartInfo("mount", ["-t", "tmpfs", "-o", $"size={kib}k,mode=700", "mp3", folder])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        (int exitCode, _, string error) = Wait.ForOutput(mount, "mount");
        Assert.SkipUnless(exitCode == 0, $"nobody may mount here: {error.Trim()}");
        return new SmallFileSystem(folder);
    }

    /// <inheritdoc/>
    // Lazily: a task that is being cancelled may still have a file open.
    public void Dispose() => _ = Tool.Run("umount", ["--lazy", _folder]);
}
