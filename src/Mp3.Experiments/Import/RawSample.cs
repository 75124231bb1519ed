// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Import;

/// <summary>What happened between two times.</summary>
/// <param name="Time">End of it, in the unit of the file.</param>
/// <param name="Minor">Minor faults since the sample before.</param>
/// <param name="Major">Major faults since the sample before.</param>
/// <param name="Cpu">CPU time since the sample before, in the unit of <paramref name="Time"/>.</param>
internal sealed record RawSample(decimal Time, long Minor, long Major, decimal Cpu);
