// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Sweep;
using static Mp3.Experiments.Tests.Fixtures.SyntheticSweep;

namespace Mp3.Experiments.Tests.Fixtures;

/// <summary>A sweep of each shape that has pictures of its own. No number in them was measured.</summary>
internal static class MadeSweeps
{
    private static readonly string[] Devices = ["ssd", "hdd", "zram"];

    public static IReadOnlyDictionary<string, Func<SweepGrid>> All { get; } = new Dictionary<string, Func<SweepGrid>>(StringComparer.Ordinal)
    {
        ["one condition"] = () => Of([Ram(512), Swap("ssd")], seeds: 7),
        ["one axis of numbers"] = () => Of([Ram(128), Copies(20)], seeds: 7),
        ["one axis of numbers with a hole"] = () => Of([Ram(64, 128, 192, 256, 320, 384, 448)], seeds: 7, failed: i => i is 2 or 4),
        ["one axis of words"] = () => Of([Ram(128), Swap([.. Devices, "a disk whose name has no end, with a latency of 20 ms"])], seeds: 7, failed: i => i == 1),
        ["numbers by words"] = () => Of([Swap(Devices), Ram(128, 160, 192, 224, 256, 320, 384, 512)], seeds: 7, failed: i => i is 3 or 15),
        ["numbers by many words"] = () => Of([Ram(256), Swap([.. Enumerable.Range(1, 30).Select(i => $"disk {i} of many")]), Copies(12)], failed: i => i % 17 == 5),
        ["numbers by few numbers"] = () => Of([Ram(128, 256, 512, 768, 1024), Copies(20)], seeds: 3),
        ["numbers by numbers"] = () => Of([Ram(128, 192, 256, 384, 512, 768, 1024), Copies(16)], failed: i => i % 11 == 3),
        ["words by words"] = () => Of([Ram(128), Swap(Devices), Pattern("random", "local", "a pattern of its own", "stride")], seeds: 7),
        ["too many conditions"] = () => Of([Ram([.. Enumerable.Range(1, 70).Select(i => i * 16)]), Copies(64)], failed: i => i < 40),
        ["panels of lines"] = () => Of([Pattern("random", "local"), Swap(Devices), Ram(128, 256, 512, 1024)], seeds: 7, failed: i => i == 3),
        ["panels of tiles"] = () => Of([Swap(Devices), Ram(128, 192, 256, 384, 512, 768, 1024), Copies(12)], failed: i => i % 13 == 3),
        ["panels of tiles of words"] = () => Of([Ram(128), Swap(Devices), Pattern("random", "local", "a pattern of its own", "stride"), Words("cpu", "Kind of CPU", "fast", "slow", "of the usual kind")]),
        ["nine panels"] = () => Of([Swap([.. Enumerable.Range(1, 9).Select(i => $"disk {i}")]), Pattern([.. Enumerable.Range(1, 9).Select(i => $"pattern {i}")]), Copies(20)]),
        ["four axes"] = () => Of([Swap(Devices), Pattern("random", "local"), Ram(128, 256, 512), Copies(8)], failed: i => i < 24),
        ["five axes"] = () => Of([Swap(Devices), Pattern("random", "local"), Ram(128, 256, 512), Copies(8), Words("cpu", "Kind of CPU", [.. Enumerable.Range(1, 9).Select(i => $"kind {i}")])]),
    };
}
