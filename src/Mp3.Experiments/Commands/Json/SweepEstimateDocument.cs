// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Sweep;

namespace Mp3.Experiments.Commands.Json;

/// <summary>What <c>mp3 sweep --dry-run --json</c> prints.</summary>
/// <param name="Sweep">Digest of all that decides which runs these are.</param>
/// <param name="Store">Its folder.</param>
/// <param name="Estimate">What is missing, and what it will take.</param>
internal sealed record SweepEstimateDocument(string Sweep, string Store, SweepEstimate Estimate);
