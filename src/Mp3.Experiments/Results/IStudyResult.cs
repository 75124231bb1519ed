// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Results;

/// <summary>A result folder in memory, of whatever study.</summary>
public interface IStudyResult
{
    /// <summary>From manifest.json.</summary>
    Manifest Manifest { get; }

    /// <summary>SHA-256 of manifest.json, lower-case hex; pictures show its first 12 digits.</summary>
    string ManifestHash { get; }

    /// <summary>What the study compares, each condition once, in its order.</summary>
    IReadOnlyList<Observation> Observations { get; }

    /// <summary>What is told of an observation, in the order of tables.</summary>
    IReadOnlyList<Metric> Metrics { get; }
}
