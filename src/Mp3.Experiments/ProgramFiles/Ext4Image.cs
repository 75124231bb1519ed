// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.ProgramFiles;

/// <summary>
/// Makes ext4 file systems without root. There is no journal, and what describes the file system lies at its front with no
/// copies elsewhere, so that an image ends where its files do. The same tree makes the same bytes with the same e2fsprogs.
/// </summary>
internal static class Ext4Image
{
    private const string Package = "e2fsprogs";

    /// <summary>Every time in the file system: 2000-01-01, s since the epoch.</summary>
    private const string Time = "946684800";

    private const string Uuid = "6d703300-0000-4000-8000-000000000001";
    private const string HashSeed = "6d703300-0000-4000-8000-000000000002";
    private const string Features = "none,dir_index,dir_nlink,extent,extra_isize,filetype,flex_bg,huge_file,large_file,sparse_super2";
    private const string Layout = "packed_meta_blocks=1,num_backup_sb=0,lazy_itable_init=0,nodiscard,root_owner=0:0,hash_seed=" + HashSeed;
    private const int Mib = 1024 * 1024;

    /// <summary>Whatever changes the bytes is named here, beside the tree.</summary>
    /// <exception cref="Mp3Exception">e2fsprogs is missing (69).</exception>
    public static async Task<string> VersionAsync(CancellationToken cancellation)
    {
        ToolOutcome outcome = await HostTool.RunAsync("mke2fs", Package, ["-V"], cancellation);
        return $"1 {Features} {Layout} {outcome.ErrorLines.FirstOrDefault()}";
    }

    /// <summary>Makes one.</summary>
    /// <param name="tree">What is in it.</param>
    /// <param name="size">Its size.</param>
    /// <param name="folder">An empty folder to work in.</param>
    /// <param name="cancellation">Ends the tools.</param>
    /// <returns>The image in that folder; zeros at its end are cut off, to a whole MiB.</returns>
    /// <exception cref="Mp3Exception">e2fsprogs is missing (69), or can't do it (1).</exception>
    public static async Task<string> MakeAsync(GuestTree tree, FileSystemSize size, string folder, CancellationToken cancellation)
    {
        string image = Path.Combine(folder, "image");
        // A machine's own settings would change the outcome.
        await File.WriteAllTextAsync(Path.Combine(folder, "mke2fs.conf"), "[defaults]\n", cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "script"), await DebugfsScript.StageAsync(tree, folder, cancellation), cancellation);
        await using (FileStream empty = File.Create(image))
        {
            empty.SetLength((long)size.Mib * Mib);
        }

        ToolOutcome made = await RunAsync(
            "mke2fs",
            ["-q", "-F", "-b", $"{FileSystemSize.BlockBytes}", "-I", $"{FileSystemSize.InodeBytes}", "-N", $"{size.Inodes}", "-m", "0", "-L", "mp3-programs", "-U", Uuid, "-O", Features, "-E", Layout, "image"],
            folder,
            cancellation);
        if (made.ExitCode != 0)
        {
            throw Failed(made.ErrorLines);
        }

        // It ends with 0 whatever failed; after its name it has nothing to say.
        ToolOutcome filled = await RunAsync("debugfs", ["-w", "-f", "script", "image"], folder, cancellation);
        string[] errors = [.. filled.ErrorLines.Where(line => !line.StartsWith("debugfs 1.", StringComparison.Ordinal))];
        if (filled.ExitCode != 0 || errors.Length > 0)
        {
            throw Failed(errors);
        }

        await TrimAsync(image, cancellation);
        return image;
    }

    private static Task<ToolOutcome> RunAsync(string tool, string[] arguments, string folder, CancellationToken cancellation) =>
        HostTool.RunAsync(
            tool,
            Package,
            arguments,
            cancellation,
            folder,
            new Dictionary<string, string>
            {
                ["E2FSPROGS_FAKE_TIME"] = Time,
                ["MKE2FS_CONFIG"] = Path.Combine(folder, "mke2fs.conf"),
                ["LC_ALL"] = "C",
                ["TZ"] = "UTC",
            },
            isBare: true);

    private static async Task TrimAsync(string image, CancellationToken cancellation)
    {
        await using FileStream file = File.Open(image, FileMode.Open, FileAccess.ReadWrite);
        byte[] buffer = new byte[Mib];
        long end = file.Length;
        while (end > Mib)
        {
            file.Position = end - Mib;
            await file.ReadExactlyAsync(buffer, cancellation);
            if (buffer.AsSpan().ContainsAnyExcept((byte)0))
            {
                break;
            }

            end -= Mib;
        }

        file.SetLength(end);
    }

    private static Mp3Exception Failed(string[] errors) =>
        new($"the file system for the programs can't be made: {errors.FirstOrDefault() ?? "e2fsprogs failed"}", ExitCode.Failed) { Details = errors };
}
