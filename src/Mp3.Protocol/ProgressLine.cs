// SPDX-License-Identifier: MIT

using System.Diagnostics.CodeAnalysis;

namespace Mp3.Protocol;

/// <summary>One line of a run's progress, as it leaves the guest while the run goes on.</summary>
/// <param name="ElapsedNs">Time since the start of the processes, ns of the guest's clock.</param>
/// <param name="Iterations">Iterations that are done, over all processes.</param>
/// <param name="MinorFaults">Minor faults recorded so far.</param>
/// <param name="MajorFaults">Major faults recorded so far.</param>
public sealed record ProgressLine(long ElapsedNs, int Iterations, long MinorFaults, long MajorFaults)
{
    private const string Tag = "progress";

    public override string ToString() => $"{Tag} {ElapsedNs} {Iterations} {MinorFaults} {MajorFaults}";

    /// <summary>Reads what <see cref="ToString"/> writes; false for any other line.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ProgressLine? line)
    {
        line = null;
        string[] fields = (text ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (fields is not [Tag, _, _, _, _]
            || !long.TryParse(fields[1], out long elapsed)
            || !int.TryParse(fields[2], out int iterations)
            || !long.TryParse(fields[3], out long minor)
            || !long.TryParse(fields[4], out long major))
        {
            return false;
        }

        line = new ProgressLine(elapsed, iterations, minor, major);
        return true;
    }
}
