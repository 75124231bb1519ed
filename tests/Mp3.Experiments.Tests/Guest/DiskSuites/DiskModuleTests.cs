// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Experiments.Tests.Guest.ModuleSuites;
using Mp3.Experiments.Tests.Scripts;

namespace Mp3.Experiments.Tests.Guest.DiskSuites;

/// <summary>Every test of <c>mp3-disk-test</c> (tests/disk) is a case here, and every load of fio; they ran in one guest.</summary>
[Trait("Category", "Guest")]
public sealed class DiskModuleTests(DiskTestRun run) : IClassFixture<DiskTestRun>
{
    /// <summary>The disk of the suite <c>timing</c> and of fio: tests/disk/timing.c, init.sh.</summary>
    private const int Servers = 8;

    private static readonly (double LatencyMs, double BytesPerMs) Reads = (5, 20_000);
    private static readonly (double LatencyMs, double BytesPerMs) Writes = (8, 10_000);

    public static TheoryData<string> Names => [.. DiskTestProgram.List()];

    public static IEnumerable<TheoryDataRow<string, int, int>> Loads =>
        from kind in (string[])["read", "write", "randread", "randwrite"]
        from depth in (int[])[1, 32]
        from kib in (int[])[4, 128]
        select new TheoryDataRow<string, int, int>(kind, depth, kib);

    [Theory]
    [MemberData(nameof(Names))]
    public void In_a_guest(string test)
    {
        if (!run.Report.Results.TryGetValue(test, out TapResult? result))
        {
            Assert.Fail($"no result; the guest ended at {run.Report.Unfinished ?? "no test"}:\n{run.End}");
        }

        Assert.True(result.Passed, string.Join('\n', result.Diagnostics));
    }

    [Theory]
    [MemberData(nameof(Loads))]
    public void Fio_measures_what_the_model_computes(string kind, int depth, int kib)
    {
        _ = TestPrograms.Find("fio");
        string name = $"fio: {kind}-{depth}-{kib}k ";
        string line = run.Lines.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"fio did not run: {run.End}");
        bool isWrite = kind.EndsWith("write", StringComparison.Ordinal);

        // Terse format, version 3: error, then KiB, bandwidth, rate and run time in ms of reads, and 41 further on of writes.
        string[] fields = line[name.Length..].Split(';');
        Assert.Equal("0", fields[4]);
        int first = isWrite ? 46 : 5;
        double requests = double.Parse(fields[first], CultureInfo.InvariantCulture) / kib;
        double measuredMs = double.Parse(fields[first + 3], CultureInfo.InvariantCulture);

        (double latencyMs, double bytesPerMs) = isWrite ? Writes : Reads;
        double transferMs = kib * 1024 / bytesPerMs;
        double aloneMs = latencyMs + transferMs;
        double computedMs = requests * (depth == 1 ? aloneMs : Math.Max(aloneMs / Servers, transferMs));
        Assert.Equal(depth == 1 ? 60 : 640, requests);
        Assert.InRange(measuredMs, computedMs * 0.99, computedMs * 1.01);
    }
}
