// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Protocol;

namespace Mp3.CostBench;

/// <summary>A line of the guest's program: what a process that computes got while somebody else did rounds.</summary>
/// <param name="Case">The processes that were observed.</param>
/// <param name="What">Who did the rounds: <c>nothing</c>, <c>proc-read</c>, <c>proc-stat</c>, <c>tick</c>,
/// <c>tick+reader</c>.</param>
/// <param name="Own">Instructions that the computing process executed.</param>
/// <param name="Elapsed">Instructions that the CPU executed meanwhile.</param>
/// <param name="Rounds">Rounds that passed meanwhile.</param>
/// <param name="Reader">CPU time of the program that read, ns, as the kernel's scheduler has it.</param>
/// <param name="Worker">The same, of the module's thread.</param>
internal sealed record Measurement(
    CostCase Case, string What, long Own, long Elapsed, long Rounds, long Reader, long Worker)
{
    /// <summary>Reads <c>name=value</c> pairs.</summary>
    /// <exception cref="Mp3Exception">The guest's program reports an error, or another line than expected (1).</exception>
    public static Measurement Parse(string line)
    {
        const string Error = "error=";
        if (line.StartsWith(Error, StringComparison.Ordinal))
        {
            throw Mp3Exception.Failed($"the cost can't be measured: {line[Error.Length..]}");
        }

        var values = line.Split(' ').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[^1], StringComparer.Ordinal);
        try
        {
            return new Measurement(
                new CostCase((int)Number("processes"), (int)Number("threads"), Number("busy") != 0),
                values["what"], Number("own"), Number("elapsed"), Number("rounds"), Number("helper"), Number("worker"));
        }
        catch (Exception e) when (e is FormatException or OverflowException or KeyNotFoundException)
        {
            throw Mp3Exception.Failed($"the guest said '{line}', which is no measurement; see that its program is of the same checkout", e);
        }

        long Number(string name) => long.Parse(values[name], CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Instructions that one round takes from the computing process: interrupts, switches and wake-ups included,
    /// what the guest does anyway excluded.
    /// </summary>
    /// <param name="nothing">The same case without rounds.</param>
    public double PerRound(Measurement nothing)
    {
        // What the guest does anyway (timer interrupts, housekeeping) goes with the time that passed.
        double anyway = (nothing.Elapsed - nothing.Own) * ((double)Elapsed / nothing.Elapsed);
        return (Elapsed - Own - anyway) / Rounds;
    }
}
