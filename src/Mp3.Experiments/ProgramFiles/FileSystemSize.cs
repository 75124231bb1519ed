// SPDX-License-Identifier: MIT

using System.Text;

namespace Mp3.Experiments.ProgramFiles;

/// <summary>How large a file system has to be.</summary>
/// <param name="Inodes">Of all files, and of those that programs make.</param>
/// <param name="Mib">All of it, MiB.</param>
internal sealed record FileSystemSize(long Inodes, int Mib)
{
    public const int BlockBytes = 4096;
    public const int InodeBytes = 256;
    private const int BlocksPerGroup = 8 * BlockBytes;
    private const int BlocksPerMib = 1024 * 1024 / BlockBytes;

    /// <summary>Inodes of the file system's own, and for files that programs make.</summary>
    private const int MoreInodes = 4096;

    /// <summary>Extents of a file that one block lists, half of them for the case that its blocks are scattered.</summary>
    private const int ExtentsPerBlock = 170;

    /// <summary>A target up to this length is in the inode.</summary>
    private const int ShortTarget = 59;

    /// <summary>Superblock, descriptors of groups, <c>lost+found</c>.</summary>
    private const int OwnBlocks = 64;

    /// <param name="tree">What is in it.</param>
    /// <param name="roomMib">Room for more, MiB.</param>
    public static FileSystemSize Of(GuestTree tree, int roomMib)
    {
        long blocks = OwnBlocks;
        var names = new Dictionary<string, long>(StringComparer.Ordinal);
        int nodes = 0;
        foreach ((string path, GuestNode node) in tree.Nodes)
        {
            nodes++;
            string folder = path[..path.LastIndexOf('/')];
            // An entry is eight bytes and the name, to a multiple of four; the last of a block takes its rest.
            names[folder] = names.GetValueOrDefault(folder) + 12 + Encoding.UTF8.GetByteCount(path) - folder.Length;
            blocks += node switch
            {
                GuestFile file => BlocksOf(file.Content.Length),
                GuestLink link when Encoding.UTF8.GetByteCount(link.Target) > ShortTarget => 1,
                GuestDirectory => 1,
                _ => 0,
            };
        }

        blocks += names.Values.Sum(bytes => bytes / (BlockBytes - 256 - 12));
        long inodes = nodes + MoreInodes;
        blocks += (inodes * InodeBytes / BlockBytes) + 1;
        blocks += (long)roomMib * BlocksPerMib;
        // Two bitmaps a group, a descriptor, and a block of inodes that it may have too many.
        blocks += ((blocks / BlocksPerGroup) + 2) * 4;
        return new FileSystemSize(inodes, checked((int)((blocks + BlocksPerMib - 1) / BlocksPerMib)));
    }

    private static long BlocksOf(long bytes)
    {
        long blocks = (bytes + BlockBytes - 1) / BlockBytes;
        return blocks + (blocks / ExtentsPerBlock / 16);
    }
}
