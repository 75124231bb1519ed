// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Machines.Disks;

/// <summary>A disk of a known class, each of whose figures has a source.</summary>
/// <param name="Name">As the user names it.</param>
/// <param name="Class">What kind of device it stands for, in a few words.</param>
/// <param name="Model">Its figures.</param>
/// <param name="Sources">Where each figure comes from, by the name that <c>--disk</c> has for it.</param>
public sealed record NamedDisk(string Name, string Class, DiskModel Model, IReadOnlyDictionary<string, string> Sources)
{
    private const string Evo870 = "Samsung 870 EVO data sheet (2021)";
    private const string Evo970 = "Samsung 970 EVO Plus data sheet (2019), 1 TB";
    private const string Deskstar = "Hitachi Deskstar 7K1000.C specification, table 9";
    private const string BarraCuda = "Seagate BarraCuda data sheet, ST1000DM010";

    public static NamedDisk Ssd { get; } = new(
        "ssd",
        "SATA SSD as Samsung 870 EVO",
        new DiskModel(69_600, 20_000, 560_000_000, 530_000_000, Depth: 32, Servers: 8),
        Table(
            ("read-latency", $"{Evo870}: 13,000 random reads/s of 4 KiB at depth 1 are 76.9 µs, less 7.3 µs on the link"),
            ("write-latency", $"{Evo870}: 36,000 random writes/s of 4 KiB at depth 1 are 27.8 µs, less 7.7 µs on the link"),
            ("read-bandwidth", $"{Evo870}: sequential reads, 560 MB/s"),
            ("write-bandwidth", $"{Evo870}: sequential writes, 530 MB/s"),
            ("depth", "Serial ATA: 32 commands are queued (NCQ)"),
            ("servers", $"{Evo870}: 98,000 random reads/s at depth 32, of 76.9 µs each, are 7.5 at once")));

    public static NamedDisk Nvme { get; } = new(
        "nvme",
        "PCIe 3 NVMe SSD as Samsung 970 EVO Plus",
        new DiskModel(51_500, 15_400, 3_500_000_000, 3_300_000_000, Depth: 128, Servers: 32),
        Table(
            ("read-latency", $"{Evo970}: 19,000 random reads/s of 4 KiB at depth 1 are 52.6 µs, less 1.2 µs on the link"),
            ("write-latency", $"{Evo970}: 60,000 random writes/s of 4 KiB at depth 1 are 16.7 µs, less 1.2 µs on the link"),
            ("read-bandwidth", $"{Evo970}: sequential reads, 3,500 MB/s"),
            ("write-bandwidth", $"{Evo970}: sequential writes, 3,300 MB/s"),
            ("depth", $"{Evo970}: the depth of its rates, 32 in each of four threads"),
            ("servers", $"{Evo970}: 600,000 random reads/s, of 52.6 µs each, are 31.6 at once")));

    public static NamedDisk Hdd { get; } = new(
        "hdd",
        "7,200 rpm SATA disk of 1 TB",
        new DiskModel(
            100_000, 100_000, 210_000_000, 210_000_000, Depth: 32, Servers: 1,
            new DiskRotation(7200, 8_500_000, 9_500_000, 1_000_000, 1_100_000, 1_000_000_000_000, 2_000_000)),
        Table(
            ("latency", "chosen: time of a command, which data sheets leave out"),
            ("bandwidth", $"{BarraCuda}: sustained at the outer diameter, 210 MB/s"),
            ("depth", "Serial ATA: 32 commands are queued (NCQ); served in the order of arrival"),
            ("servers", "one arm"),
            ("rpm", $"{BarraCuda}: 7,200 turns a minute"),
            ("read-seek", $"{Deskstar}: typical mean of reads, 8.5 ms"),
            ("write-seek", $"{Deskstar}: typical mean of writes, 9.5 ms"),
            ("read-settle", "Hitachi Travelstar 7K320 specification, table 7: single track, 1.0 ms"),
            ("write-settle", "Hitachi Travelstar 7K320 specification, table 7: single track, 1.1 ms"),
            ("capacity", $"{BarraCuda}: 1 TB"),
            ("buffer", $"chosen: a segment of somewhat more than a track, of the 64 MB of {BarraCuda}")));

    public static IReadOnlyList<NamedDisk> All { get; } = [Ssd, Nvme, Hdd];

    private static SortedDictionary<string, string> Table(params (string Name, string Source)[] rows) =>
        new(rows.ToDictionary(row => row.Name, row => row.Source, StringComparer.Ordinal), StringComparer.Ordinal);
}
