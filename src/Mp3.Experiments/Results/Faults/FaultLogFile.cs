// SPDX-License-Identifier: MIT

using Mp3.Protocol;
using Mp3.Reader.Faults;
using Mp3.Reader.Faults.Assembling;

namespace Mp3.Experiments.Results.Faults;

/// <summary>The log of every fault of a run, as a file of a result folder.</summary>
/// <param name="Run">Name of the run.</param>
/// <param name="Path">Path of the file.</param>
/// <param name="Sha256">What the manifest says of it, lower-case hex.</param>
public sealed record FaultLogFile(string Run, string Path, string Sha256)
{
    /// <summary>Name of the file that a run's log has in a result folder.</summary>
    public static string NameOf(string run) => $"faults-{run}{ResultFolder.LargeType}";

    /// <summary>The logs that a result has, in the order of its runs; none: its processes were not traced.</summary>
    /// <param name="folder">Where its files are.</param>
    /// <param name="manifest">Its manifest.</param>
    public static IReadOnlyList<FaultLogFile> AllOf(string folder, Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return [.. manifest.Runs
            .Select(run => run.Plan.Run)
            .Where(run => manifest.Files.ContainsKey(NameOf(run)))
            .Select(run => new FaultLogFile(run, System.IO.Path.Combine(folder, NameOf(run)), manifest.Files[NameOf(run)]))];
    }

    /// <summary>Takes its records in order of time; a few blocks of them are in memory at a time.</summary>
    /// <param name="take">Gets each.</param>
    /// <exception cref="Mp3Exception">Usage: it is missing, or is not what the run wrote.</exception>
    public void Read(FaultRecordAction take)
    {
        ArgumentNullException.ThrowIfNull(take);
        RequireDigest();
        using FileStream file = ResultErrors.Translate($"read {Path}", () => File.OpenRead(Path));
        try
        {
            foreach (FaultRecord[] batch in ReadAhead.Of(FaultOrder.Of(FaultLogReader.Read(file))))
            {
                foreach (ref readonly FaultRecord record in batch.AsSpan())
                {
                    take(in record);
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw Mp3Exception.Usage($"cannot read {Path}: {e.Message}", e);
        }
    }

    private void RequireDigest()
    {
        if (!File.Exists(Path))
        {
            throw Mp3Exception.Usage($"{Path} is missing: this is not a complete result folder");
        }

        string found = ResultErrors.Translate($"read {Path}", () => FileDigests.Of(Path));
        if (found != Sha256)
        {
            throw Mp3Exception.Usage(
                $"{Path} is not what the run wrote: its SHA-256 is {Digest.Abbreviate(found)}…, "
                + $"the manifest says {Digest.Abbreviate(Sha256)}…; restore it or run the study again");
        }
    }
}

/// <summary>Takes a record of a fault.</summary>
public delegate void FaultRecordAction(in FaultRecord record);
