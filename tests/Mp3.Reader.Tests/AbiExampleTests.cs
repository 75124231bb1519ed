// SPDX-License-Identifier: MIT

using System.Text.RegularExpressions;
using Mp3.Reader.Tests.Monitor;

namespace Mp3.Reader.Tests;

/// <summary>The reader in docs/abi.md, compiled from the page.</summary>
public sealed partial class AbiExampleTests(ScratchFolder folder) : IClassFixture<ScratchFolder>
{
    [Fact]
    public void The_documented_reader_prints_a_recorded_ring()
    {
        string recorded = folder["ring"];
        RecordedRing.Save(recorded);

        Assert.Equal((0, "1 30 1\n2 6 2\n3 7 3\n", ""), Run.ToEnd(Compile(), recorded));
    }

    [Fact]
    public void The_documented_reader_returns_what_a_full_ring_still_holds()
    {
        const int capacity = 16;
        using var ring = new MemoryRing(capacity);
        for (uint tick = 1; tick <= 100; tick++)
        {
            ring.Write(new RingRecord { Tick = tick, MinorFaults = tick, Flags = RecordMarks.Sum });
        }

        string recorded = folder["full"];
        ring.Save(recorded);

        string expected = string.Concat(Enumerable.Range(100 - capacity + 2, capacity - 1).Select(tick => $"{tick} {tick} 0\n"));
        Assert.Equal((0, expected, ""), Run.ToEnd(Compile(), recorded));
    }

    private string Compile()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "abi.md"));
        string program = folder["reader"];
        File.WriteAllText(program + ".c", CodePattern().Match(page).Groups["code"].Value);
        (int exitCode, string output, string error) = Run.ToEnd(
            "gcc", "-Wall", "-Wextra", "-Werror", "-I", Path.Combine(Repository.Root, "kernel_module"), "-o", program, program + ".c");
        Assert.True(exitCode == 0, $"gcc: {output}{error}");
        return program;
    }

    [GeneratedRegex("```c\n(?<code>.*?)```", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 10_000)]
    private static partial Regex CodePattern();
}
