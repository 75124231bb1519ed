// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Experiments;

/// <summary>A guest that will be started.</summary>
/// <param name="Name">Name of its run.</param>
/// <param name="Work">What it will cost the host after its boot, as <see cref="ExpectedWork"/> counts.</param>
public sealed record PlannedRun(string Name, double Work);
