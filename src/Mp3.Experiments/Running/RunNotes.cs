// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Running;

/// <summary>What is told of a run and decides nothing.</summary>
/// <param name="Study">The study that wanted it first, for lists.</param>
/// <param name="Run">Its name there, for lists.</param>
/// <param name="WallSeconds">How long it took.</param>
/// <param name="CpuSeconds">CPU time of the host that it took: what its entry saves whoever wants it again.</param>
/// <param name="Host">Facts of the machine that computed it, such as its CPU: name and value.</param>
public sealed record RunNotes(string Study, string Run, double WallSeconds, double CpuSeconds, IReadOnlyDictionary<string, string> Host);
