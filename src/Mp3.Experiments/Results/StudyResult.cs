// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Results;

/// <summary>A whole result folder in memory.</summary>
/// <param name="Manifest">From manifest.json.</param>
/// <param name="ManifestHash">SHA-256 of manifest.json, lower-case hex; pictures show its first 12 digits.</param>
/// <param name="Samples">From samples.csv: by run, then by tick, then in the order of the plan.</param>
/// <param name="Runs">From runs.csv: by run, then in the order of the plan.</param>
public sealed record StudyResult(
    Manifest Manifest,
    string ManifestHash,
    IReadOnlyList<SampleRow> Samples,
    IReadOnlyList<RunRow> Runs);
