// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Running;

/// <summary>A run that came to no outcome by itself: its guest hung, panicked, refused a setting.</summary>
/// <param name="Name">In the store.</param>
/// <param name="Run">What people call it.</param>
/// <param name="Why">One line.</param>
internal sealed record FailedRun(RunName Name, string Run, string Why);
