// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Guest;

/// <summary>
/// A private folder for one run's files, below <c>$TMPDIR</c>, deleted with all that is in it. What a killed
/// program left behind is deleted by the next one; a lock tells which folders are in use.
/// </summary>
internal sealed class RunFolder : IDisposable
{
    private const string Prefix = "mp3-guest-";
    private const string LockName = "lock";

    private readonly FileStream _lock;

    private RunFolder(string path, FileStream lockFile)
    {
        Path = path;
        _lock = lockFile;
    }

    public string Path { get; }

    public static RunFolder Create()
    {
        DeleteAbandoned(System.IO.Path.GetTempPath());
        string path = Directory.CreateTempSubdirectory(Prefix).FullName;
        return new RunFolder(path, Lock(path, FileMode.CreateNew));
    }

    public void Dispose()
    {
        Directory.Delete(Path, recursive: true);
        _lock.Dispose();
    }

    private static FileStream Lock(string folder, FileMode mode) =>
        new(System.IO.Path.Combine(folder, LockName), mode, FileAccess.ReadWrite, FileShare.None);

    private static void DeleteAbandoned(string parent)
    {
        foreach (string folder in Directory.EnumerateDirectories(parent, Prefix + "*"))
        {
            try
            {
                using FileStream unused = Lock(folder, FileMode.Open);
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // In use, or another user's.
            }
        }
    }
}
