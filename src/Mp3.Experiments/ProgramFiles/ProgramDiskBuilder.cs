// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
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
        BuildAsync(request, CacheFolder.Path, cancellation);

    /// <summary>Makes a disk in another cache.</summary>
    internal static async Task<ProgramDisk> BuildAsync(ProgramFilesRequest request, string cacheFolder, CancellationToken cancellation)
    {
        var tree = new GuestTree();
        if (request.Root is { } root)
        {
            await HostTree.AddRootAsync(tree, root, cancellation);
        }

        IReadOnlyList<PackageFacts> packages = await new PackageStore(cacheFolder).AddAsync(tree, request.Packages, cancellation);
        foreach (ProgramFile file in request.Files)
        {
            await HostTree.AddAsync(tree, file, cancellation);
        }

        BaseRoot.AddTo(tree);
        var resolver = new ProgramResolver(tree);
        string[] programs = [.. request.Programs.Select(resolver.Resolve)];
        foreach (ProgramFile file in request.Files)
        {
            resolver.BringNeedsOf(file.Guest);
        }

        string[] missing = [.. request.Files.SelectMany(file => resolver.BringNeedsBelow(file.Guest)).Distinct(StringComparer.Ordinal)];
        OutputPlaces.Require(tree, request.Outputs);
        FileSystemSize size = FileSystemSize.Of(tree, request.RoomMib);
        var images = new ImageCache(cacheFolder);
        string sha256 = await images.FindAsync(tree, size, cancellation);
        GuestFile[] files = [.. tree.Files];
        return new ProgramDisk(images.PathOf(sha256), sha256, size.Mib, programs, packages, files.Length, files.Sum(file => file.Content.Length))
        {
            Missing = missing,
        };
    }
}
