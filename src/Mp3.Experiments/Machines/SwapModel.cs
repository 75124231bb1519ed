// SPDX-License-Identifier: MIT

using Mp3.Experiments.Machines.Disks;
using Mp3.Protocol;

namespace Mp3.Experiments.Machines;

/// <summary>A swap device of the guest.</summary>
/// <param name="Name">As the user names it.</param>
/// <param name="Driver">The kernel's driver: <c>mp3_disk</c> (a modelled disk), <c>zram</c> or <c>none</c>.</param>
/// <param name="Summary">The device in a few words.</param>
/// <param name="Disk">The modelled disk; null: it is none.</param>
/// <param name="Sources">Where each of the disk's figures comes from, by name.</param>
/// <param name="Modules">The distribution's modules that it needs.</param>
public sealed record SwapModel(
    string Name,
    string Driver,
    string Summary,
    DiskModel? Disk,
    IReadOnlyDictionary<string, string> Sources,
    IReadOnlyList<string> Modules)
{
    private const string DiskDriver = "mp3_disk";
    private const string ZramDriver = "zram";
    private const string NoDriver = "none";

    private static readonly Dictionary<string, string> NoSources = new(StringComparer.Ordinal);

    /// <summary>No swap device.</summary>
    public static SwapModel None { get; } = new("none", NoDriver, "none", null, NoSources, []);

    /// <summary>All models, the default first.</summary>
    public static IReadOnlyList<SwapModel> All { get; } =
    [
        .. NamedDisk.All.Select(disk => new SwapModel(disk.Name, DiskDriver, disk.Class, disk.Model, disk.Sources, [])),
        new("zram", ZramDriver, "the kernel's compressed RAM disk", null, NoSources, ["zram"]),
        None,
    ];

    /// <summary>Names of all models, for help and errors.</summary>
    public static string Names => string.Join(", ", All.Select(model => model.Name));

    public static SwapModel? Find(string name) => All.FirstOrDefault(model => model.Name == name);

    /// <summary>Whether there is a device at all.</summary>
    public bool IsDevice => Driver != NoDriver;

    /// <summary>Whether it compresses what it stores, and keeps it in the guest's RAM.</summary>
    public bool Compresses => Driver == ZramDriver;

    /// <summary>What pages hold that go to it, in percent: on one that does not compress they stay as they are.</summary>
    public int ContentPercent => Compresses ? Workload.CompressedContentPercent : 0;

    /// <summary>The device in words, for captions.</summary>
    public string Description => Disk is not null ? $"{Name} (modelled: {Summary})" : IsDevice ? $"{Name} ({Summary})" : Name;

    /// <summary>The same device with another model, as <c>--disk</c> says it.</summary>
    /// <param name="specification">See <see cref="DiskSpecification"/>.</param>
    /// <exception cref="Mp3Exception">Usage: it is no modelled disk, or the specification makes no sense.</exception>
    public SwapModel WithDisk(string specification)
    {
        if (Disk is null)
        {
            throw Mp3Exception.Usage(
                $"--disk {specification}: {Name} is no modelled disk; use it with --swap {string.Join(", ", NamedDisk.All.Select(disk => disk.Name))}");
        }

        DiskModel changed = DiskSpecification.Apply(specification, Disk);
        if (changed == Disk)
        {
            return this;
        }

        // A figure that was changed has no source but the user.
        HashSet<string> given = [.. Difference(changed, Disk)];
        return this with
        {
            Disk = changed,
            Summary = string.Join(',', given),
            Sources = new SortedDictionary<string, string>(
                Sources.Where(source => !given.Any(part => part.Split('=')[0].EndsWith(source.Key, StringComparison.Ordinal)))
                    .Concat(given.Select(part => KeyValuePair.Create(part.Split('=')[0], "chosen by the user (--disk)")))
                    .ToDictionary(StringComparer.Ordinal),
                StringComparer.Ordinal),
        };
    }

    private static IEnumerable<string> Difference(DiskModel changed, DiskModel original)
    {
        HashSet<string> before = new(original.Specification.Split(','), StringComparer.Ordinal);
        return changed.Specification.Split(',').Where(part => !before.Contains(part));
    }
}
