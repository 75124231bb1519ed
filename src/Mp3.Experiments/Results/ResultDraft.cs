// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Results;

/// <summary>
/// A result folder that is being written. Files (pictures too) go to <see cref="Path"/>; <see cref="Publish"/> gives
/// it its name in one rename. What is never published keeps the name <c>&lt;name&gt;.incomplete</c>.
/// </summary>
public sealed class ResultDraft : IDisposable
{
    private const string LockFile = ".lock";

    private readonly string _target;
    private readonly FileStream _lock;
    private string? _verdict;

    internal ResultDraft(string target)
    {
        _target = target;
        Path = target + ".incomplete";
        Directory.CreateDirectory(Path);
        _lock = TakeLock();
        RemoveLeftOvers();
    }

    /// <summary>The folder to write to, absolute.</summary>
    public string Path { get; }

    /// <summary>Writes files and the manifest, which gets their SHA-256.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="files">Files by name.</param>
    /// <param name="large">Files that are too large for memory, by name; null: there are none.</param>
    /// <param name="present">Names of files that are in the folder already; null: there are none.</param>
    /// <returns>The manifest as it was written, and its own SHA-256.</returns>
    /// <exception cref="Mp3Exception">Failed: the disk is full; Usage: the folder can't be written.</exception>
    public (Manifest Manifest, string Hash) Write(
        Manifest manifest,
        IReadOnlyDictionary<string, byte[]> files,
        IReadOnlyDictionary<string, FileSlice>? large = null,
        IReadOnlyList<string>? present = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        IReadOnlyDictionary<string, FileSlice> slices = large ?? new Dictionary<string, FileSlice>(StringComparer.Ordinal);
        Manifest complete = manifest with
        {
            Files = files.Select(file => KeyValuePair.Create(file.Key, Digest.Of(file.Value)))
                .Concat(slices.Select(file => KeyValuePair.Create(file.Key, file.Value.Sha256)))
                .Concat((present ?? []).Select(file => KeyValuePair.Create(file, FileDigests.Of(System.IO.Path.Combine(Path, file)))))
                .ToDictionary(StringComparer.Ordinal),
        };
        foreach ((string name, byte[] content) in files)
        {
            WriteFile(name, content);
        }

        foreach ((string name, FileSlice content) in slices)
        {
            CopyFile(name, content);
        }

        byte[] json = ManifestJson.ToBytes(complete);
        WriteFile(ResultFolder.ManifestFile, json);
        string hash = Digest.Of(json);
        _verdict = complete.Verdict;
        return (complete, hash);
    }

    /// <summary>
    /// Renames the draft to its name, or to <c>&lt;name&gt;.failed</c> if the manifest's verdict says so. A different
    /// result of that name, or one that a person added to, moves to <c>archive/</c> beside it; the same is replaced.
    /// </summary>
    /// <exception cref="Mp3Exception">Usage: the file system refuses.</exception>
    public ResultPlace Publish()
    {
        string verdict = _verdict ?? throw new InvalidOperationException("nothing was written yet");
        string place = verdict == Manifest.Complete ? _target : _target + ResultFolder.FailedSuffix;
        return ResultErrors.Translate($"publish {place}", () =>
        {
            _lock.Dispose();
            string? archived = ResultArchive.MakeRoom(place, Path);
            Directory.Move(Path, place);
            return new ResultPlace(place, archived);
        });
    }

    /// <summary>Ends the draft; one that nothing was written to leaves nothing behind.</summary>
    public void Dispose()
    {
        _lock.Dispose();
        if (_verdict is null && Directory.Exists(Path) && !Directory.EnumerateFileSystemEntries(Path).Any())
        {
            Directory.Delete(Path);
        }
    }

    private void WriteFile(string name, byte[] content)
    {
        string path = System.IO.Path.Combine(Path, name);
        ResultErrors.Translate($"write {path}", () => File.WriteAllBytes(path, content));
    }

    private void CopyFile(string name, FileSlice content)
    {
        string path = System.IO.Path.Combine(Path, name);
        ResultErrors.Translate($"write {path}", () =>
        {
            using Stream from = content.Open();
            using FileStream to = File.Create(path);
            from.CopyTo(to);
        });
    }

    // .NET takes flock() for FileShare.None: a killed run leaves the file but not the lock.
    private FileStream TakeLock()
    {
        string path = System.IO.Path.Combine(Path, LockFile);
        try
        {
            return new FileStream(
                path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw Mp3Exception.Usage($"another run is writing {Path}: wait for it, or name another --out", e);
        }
    }

    private void RemoveLeftOvers()
    {
        string[] entries = Directory.GetFileSystemEntries(Path);
        foreach (string entry in entries.Where(entry => System.IO.Path.GetFileName(entry) != LockFile))
        {
            if (Directory.Exists(entry) && !new DirectoryInfo(entry).Attributes.HasFlag(FileAttributes.ReparsePoint))
            {
                Directory.Delete(entry, recursive: true);
            }
            else
            {
                File.Delete(entry);
            }
        }
    }
}
