// SPDX-License-Identifier: MIT

using System.IO.Enumeration;

namespace Mp3.Experiments.Running.Storage;

/// <summary>Which folder of a store is where. All are made when they are needed.</summary>
internal sealed class StoreLayout(string root)
{
    /// <summary>Of this layout; another one will live beside it.</summary>
    private const string Version = "v1";
    private const int ShardDigits = 2;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode ReadAndWrite = UnixFileMode.UserRead | UnixFileMode.UserWrite
        | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Names of the folders that entries are spread over: the first two digits of their names.</summary>
    public static IReadOnlyList<string> Shards { get; } = [.. Enumerable.Range(0, 256).Select(i => $"{i:x2}")];

    /// <summary>The store.</summary>
    public string Root { get; } = root;

    /// <summary>Entries that are being written or removed, each with a lock beside it.</summary>
    public string Incomplete => In("incomplete");

    /// <summary>A lock for each run that is being computed.</summary>
    public string Locks => In("locks");

    /// <summary>What was put aside.</summary>
    public string Damaged => In("damaged");

    /// <summary>What lists are made from without opening every entry; it can be deleted at any time.</summary>
    public string Index => In("index");

    /// <summary>A note for each run that failed by itself.</summary>
    public string Failures => In("failures");

    /// <summary>For each sweep the recipes of its runs: what computes them by their names.</summary>
    public string Recipes => In("recipes");

    /// <summary>What disks of such runs hold, by its digest.</summary>
    public string Images => In("images");

    /// <summary>For each sweep what a cluster is told of it.</summary>
    public string Sweeps => In("sweeps");

    /// <summary>What nodes of a cluster say of themselves, a folder for each time they are asked.</summary>
    public string Surveys => In("surveys");

    public string Shard(string digits) => In(digits);

    public string Entry(RunName name) => Path.Combine(In(ShardOf(name)), name.ToString());

    /// <summary>The first two digits of a name.</summary>
    public static string ShardOf(RunName name) => name.ToString()[..ShardDigits];

    /// <summary>The names of runs that files, or folders, in a folder have, in no order; without an object for each that the file system has.</summary>
    public static IEnumerable<RunName> NamesIn(string folder, bool areFolders) => Directory.Exists(folder)
        ? new FileSystemEnumerable<RunName>(folder, (ref entry) => RunName.Parse(entry.FileName.ToString()))
        {
            ShouldIncludePredicate = (ref entry) => entry.IsDirectory == areFolders && RunName.IsName(entry.FileName),
        }
        : [];

    /// <summary>Makes a folder of the store, and the store itself for its owner alone.</summary>
    public void Make(string folder)
    {
        if (!Directory.Exists(Root))
        {
            Directory.CreateDirectory(Root, OwnerOnly);
        }

        // A store that its owner opened to a group is open in all its parts, whatever the umask of who adds to it.
        UnixFileMode mode = File.GetUnixFileMode(Root);
        foreach (string each in (string[])[In(""), folder])
        {
            string path = Path.TrimEndingDirectorySeparator(each);
            if (!Directory.Exists(path))
            {
                Directory.CreateDirectory(path, mode);
                SetMode(path, mode);
                DurableFile.SyncFolder(Path.GetDirectoryName(path)!);
            }
        }
    }

    /// <summary>Opens a new file to whom the store is open, if it can.</summary>
    public void Share(string file)
    {
        try
        {
            SetMode(file, File.GetUnixFileMode(Root) & ReadAndWrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A lock that another user left, or that has gone.
        }
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (File.GetUnixFileMode(path) != mode)
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    private string In(string name) => Path.Combine(Root, Version, name);
}
