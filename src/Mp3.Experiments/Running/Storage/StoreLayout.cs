// SPDX-License-Identifier: MIT

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

    public string Shard(string digits) => In(digits);

    public string Entry(RunName name) => Path.Combine(In(name.ToString()[..ShardDigits]), name.ToString());

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
