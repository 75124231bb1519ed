// SPDX-License-Identifier: MIT

namespace Mp3.Protocol.Tests;

/// <summary>A plan and a report with a different value in every field.</summary>
internal static class Sample
{
    public static GuestPlan Plan { get; } = new(
        GuestPlan.CurrentVersion,
        "pair-a",
        [
            new ProcessPlan("R50000", 5, new Workload(1024, AccessPattern.Random, 50000, 20, Seed: 7, ContentPercent: 50)),
            new ProcessPlan("other", -20, Argv: ["/bin/true"]),
        ],
        100);

    public static GuestReport Report { get; } = new(
        GuestPlan.CurrentVersion,
        "pair-a",
        Error: null,
        KernelRelease: "6.1.0-56-amd64",
        MemTotalKib: 1_000_001,
        MemAvailableKib: 900_002,
        SwapTotalKib: 1_400_003,
        StartNs: 4_000_000_004,
        EndNs: 44_000_000_005,
        new RingFacts(16384, 50_000_000, 3_000_000_006, 2_000_000_001, 2407, 2404, 808, 9, 10, 30_000_000_000, 1801, 1),
        LostRecords: 11,
        new Dictionary<string, long>(StringComparer.Ordinal) { ["pgmajfault"] = 12, ["pswpin"] = 13 },
        [
            new ProcessReport(
                "R50000",
                Pid: 114,
                ExitCode: null,
                Signal: 9,
                ExitNs: 44_000_000_001,
                new RusageFacts(15, 16, 17, 18, 19),
                new RusageFacts(72387, 568, 20, 21, 22),
                "iteration 1\nünicode \"quoted\"\n"),
        ]);
}
