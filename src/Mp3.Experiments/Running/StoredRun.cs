// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Running;

/// <summary>A run as the store has it, its content verified.</summary>
/// <param name="Inputs">What decides its outcome; they have its name.</param>
/// <param name="Outcome">What came out.</param>
/// <param name="Notes">Who wanted it first, and what it took.</param>
/// <param name="StoredUtc">When it was stored.</param>
/// <param name="Mp3Version">The version that stored it.</param>
public sealed record StoredRun(RunInputs Inputs, RunOutcome Outcome, RunNotes Notes, DateTime StoredUtc, string Mp3Version);
