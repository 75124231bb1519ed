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
    private const int MostAttempts = 10;

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
        for (int attempt = 1; ; attempt++)
        {
            string path = Directory.CreateTempSubdirectory(Prefix).FullName;
            try
            {
                FileStream lockFile = Lock(path, FileMode.CreateNew);
                if (File.Exists(lockFile.Name))
                {
                    return new RunFolder(path, lockFile);
                }

                // A file is made first and locked then: in between, another run took it for abandoned.
                lockFile.Dispose();
            }
            catch (IOException) when (attempt < MostAttempts)
            {
                // Another run is about to delete it.
            }
        }
    }

    public void Dispose()
    {
        // It may be gone: people clean up below /tmp, and that must not hide why a run failed.
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }

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
