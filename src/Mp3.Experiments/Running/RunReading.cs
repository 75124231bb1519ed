// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Running;

/// <summary>What came of looking for a run in the store; one of the records below.</summary>
public abstract record RunReading
{
    private protected RunReading()
    {
    }
}

/// <summary>It is there, and whole.</summary>
/// <param name="Run">The run.</param>
public sealed record FoundRun(StoredRun Run) : RunReading;

/// <summary>It is not there.</summary>
public sealed record MissingRun : RunReading
{
    public static MissingRun Instance { get; } = new();
}

/// <summary>Its entry is not what was stored; it was put aside, so that the run is computed anew.</summary>
/// <param name="File">The file that is damaged, absolute, where it was.</param>
/// <param name="What">What is wrong with it, as the end of a sentence.</param>
/// <param name="PutAside">The folder where the entry is now; null: it could not be moved.</param>
public sealed record DamagedRun(string File, string What, string? PutAside) : RunReading;

/// <summary>The file system refuses to say.</summary>
/// <param name="Why">One line that names the place.</param>
public sealed record RefusedRun(string Why) : RunReading;
