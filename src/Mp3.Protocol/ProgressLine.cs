// SPDX-License-Identifier: MIT

using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Mp3.Protocol;

/// <summary>
/// One line of a run's progress, as it leaves the guest while the run goes on: numbers alone, because each byte
/// costs the guest instructions.
/// </summary>
/// <param name="ElapsedNs">Time since the start of the processes, ns of the guest's clock.</param>
/// <param name="Iterations">Iterations that are done, over all processes; of a hand-off plan, scenarios.</param>
/// <param name="Ring">The ring's state; of a hand-off plan, after its last scenario.</param>
/// <param name="Processes">Each process, in the plan's order; of a hand-off plan, none.</param>
public sealed record ProgressLine(long ElapsedNs, int Iterations, RingCounts Ring, IReadOnlyList<ProcessProgress> Processes)
{
    private const string Tag = "progress";

    /// <summary>Fields before those of the processes.</summary>
    private const int HeadFields = 6;

    /// <summary>Fields of each process.</summary>
    private const int ProcessFields = 3;

    /// <summary>Faults recorded so far, over all processes.</summary>
    public FaultCounts Faults => Processes.Aggregate(default(FaultCounts), (sum, process) => sum + process.Faults);

    public override string ToString()
    {
        IEnumerable<string> processes = Processes.Select(process => $" {process.Iterations} {process.Faults.Minor} {process.Faults.Major}");
        return $"{Tag} {ElapsedNs} {Iterations} {Ring.Written} {Ring.Lost} {Ring.Capacity}{string.Concat(processes)}";
    }

    /// <summary>Reads what <see cref="ToString"/> writes; false for any other line.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ProgressLine? line)
    {
        line = null;
        string[] fields = (text ?? string.Empty).Split(' ');
        if (fields[0] != Tag || fields.Length < HeadFields || (fields.Length - HeadFields) % ProcessFields != 0)
        {
            return false;
        }

        long[] numbers = new long[fields.Length - 1];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!long.TryParse(fields[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return false;
            }
        }

        long[][] processes = [.. numbers.Skip(HeadFields - 1).Chunk(ProcessFields)];
        if (processes.Select(process => process[0]).Append(numbers[1]).Any(iterations => iterations > int.MaxValue))
        {
            return false;
        }

        line = new ProgressLine(
            numbers[0],
            (int)numbers[1],
            new RingCounts(numbers[2], numbers[3], numbers[4]),
            [.. processes.Select(process => new ProcessProgress((int)process[0], new FaultCounts(process[1], process[2])))]);
        return true;
    }
}
