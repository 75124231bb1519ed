// SPDX-License-Identifier: MIT

using System.Text;
using Mp3.Experiments.Running;

namespace Mp3.StoreUser;

/// <summary>Runs whose inputs and outcome follow from a number.</summary>
public static class MadeRun
{
    private const int More = 40;

    public static RunInputs Inputs(int number) => RunInputs.Of(
    [
        new("seed", $"{number}"), new("kernel", "6.1.0-56-amd64"), new("plan", $$"""{"run":"n{{number:00}}","seed":{{number}}}"""),
        .. Enumerable.Range(0, More).Select(i => new RunInput($"fact {i:00}", $"{number % (i + 2)}")),
    ]);

    /// <param name="number">Of the run.</param>
    /// <param name="size">Of its records, bytes.</param>
    public static RunOutcome Outcome(int number, int size = 20_000) =>
        RunOutcome.Of(("report.json", Encoding.UTF8.GetBytes($$"""{"number":{{number}}}""")), ("records", Records(number, size)));

    public static RunNotes Told(int number) => new(
        "multiprog", $"n{number:00}", WallSeconds: 11.5, CpuSeconds: 10.25, new Dictionary<string, string>(StringComparer.Ordinal) { ["cpu"] = "made up" });

    // Half of it is packed well, as records are.
    private static byte[] Records(int number, int size)
    {
        byte[] records = new byte[size];
        new Random(number).NextBytes(records.AsSpan(0, size / 2));
        return records;
    }
}
