// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mp3.Protocol;

namespace Mp3.Experiments.ProgramFiles;

/// <summary>
/// Images of file systems, <c>images/SHA256.img</c> in the cache, and beside them what they were made of: a file named by the
/// digest of that, which says which image it made. Nothing here is ever half written. Nothing is removed either: a run that is to be
/// repeated finds its image by its digest.
/// </summary>
/// <param name="cacheFolder">The cache.</param>
internal sealed class ImageCache(string cacheFolder)
{
    /// <summary>What is older was left behind by a process that was killed.</summary>
    private static readonly TimeSpan LongestMaking = TimeSpan.FromHours(6);

    private readonly string _folder = Path.Combine(cacheFolder, "images");

    /// <summary>Where an image is, or would be.</summary>
    public string PathOf(string sha256) => Path.Combine(_folder, $"{sha256}.img");

    /// <summary>The image of a tree, made now unless it was before.</summary>
    /// <param name="tree">What is in it.</param>
    /// <param name="size">Its size.</param>
    /// <param name="cancellation">Ends the making.</param>
    /// <returns>Its digest.</returns>
    /// <exception cref="Mp3Exception">e2fsprogs is missing, or the cache can't be written to (69); the image can't be made (1).</exception>
    public async Task<string> FindAsync(GuestTree tree, FileSystemSize size, CancellationToken cancellation)
    {
        string recipe = Path.Combine(_folder, $"{await DigestOfAsync(tree, size, cancellation)}.made");
        if (File.Exists(recipe) && (await File.ReadAllTextAsync(recipe, cancellation)).Split(' ') is [var known, var length]
            && new FileInfo(PathOf(known)) is { Exists: true } there && $"{there.Length}" == length)
        {
            return known;
        }

        DirectoryInfo work = Create();
        try
        {
            string image = await Ext4Image.MakeAsync(tree, size, work.FullName, cancellation);
            foreach (GuestFile file in tree.Files)
            {
                file.Content.CheckUnchanged();
            }

            string sha256;
            await using (FileStream content = File.OpenRead(image))
            {
                sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
            }

            string said = Path.Combine(work.FullName, "made");
            await File.WriteAllTextAsync(said, string.Create(CultureInfo.InvariantCulture, $"{sha256} {new FileInfo(image).Length}"), cancellation);
            File.Move(image, PathOf(sha256), overwrite: true);
            File.Move(said, recipe, overwrite: true);
            return sha256;
        }
        catch (IOException e)
        {
            throw Mp3Exception.Unavailable($"the file system for the programs can't be kept in {_folder}: {e.Message}; set MP3_CACHE to a folder that has room", e);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static async Task<string> DigestOfAsync(GuestTree tree, FileSystemSize size, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append($"{await Ext4Image.VersionAsync(cancellation)}\n{size}");
        foreach ((string path, GuestNode node) in tree.Nodes)
        {
            cancellation.ThrowIfCancellationRequested();
            Append(path);
            Append(node switch
            {
                GuestFile file => $"file {file.IsExecutable} {file.Content.Sha256}",
                GuestLink link => $"link {link.Target}",
                _ => $"{node}",
            });
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Append(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + '\0'));
    }

    private DirectoryInfo Create()
    {
        try
        {
            DirectoryInfo folder = Directory.CreateDirectory(_folder);
            foreach (DirectoryInfo left in folder.EnumerateDirectories(".new-*").Where(each => each.CreationTimeUtc < DateTime.UtcNow - LongestMaking))
            {
                left.Delete(recursive: true);
            }

            return Directory.CreateDirectory(Path.Combine(_folder, $".new-{Guid.NewGuid():N}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Mp3Exception.Unavailable($"{_folder} can't be written to: {e.Message}; set MP3_CACHE to a folder that you own", e);
        }
    }
}
