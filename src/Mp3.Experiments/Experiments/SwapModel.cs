// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Experiments;

/// <summary>A swap device of the guest.</summary>
/// <param name="Name">As the user names it.</param>
/// <param name="Driver">The kernel's driver: <c>null_blk</c> (a modelled disk) or <c>zram</c>.</param>
/// <param name="LatencyNs">Time of one request, ns; 0: the driver's own.</param>
/// <param name="QueueDepth">Requests that the device serves at once.</param>
/// <param name="IsRotational">Whether the kernel takes it for a disk that seeks.</param>
/// <param name="Description">The device in words, for captions.</param>
/// <param name="Modules">Modules that it needs.</param>
public sealed record SwapModel(
    string Name,
    string Driver,
    long LatencyNs,
    int QueueDepth,
    bool IsRotational,
    string Description,
    IReadOnlyList<string> Modules)
{
    private static readonly string[] NullBlk = ["configfs", "null_blk"];

    /// <summary>All models. A modelled disk answers every request, of whatever size, after the same time.</summary>
    public static IReadOnlyList<SwapModel> All { get; } =
    [
        new("ssd", "null_blk", 100_000, 32, false, "ssd (modelled, 100 µs a request)", NullBlk),
        new("nvme", "null_blk", 20_000, 64, false, "nvme (modelled, 20 µs a request)", NullBlk),
        new("hdd", "null_blk", 8_000_000, 1, true, "hdd (modelled, 8 ms a request, one at a time)", NullBlk),
        new("zram", "zram", 0, 1, false, "zram (the kernel's compressed RAM disk)", ["zram"]),
    ];

    /// <summary>Names of all models, for help and errors.</summary>
    public static string Names => string.Join(", ", All.Select(model => model.Name));

    public static SwapModel? Find(string name) => All.FirstOrDefault(model => model.Name == name);

    /// <summary>Whether its store is a part of the guest's memory that the experiment must not see.</summary>
    public bool HasStore => Driver == "null_blk";
}
