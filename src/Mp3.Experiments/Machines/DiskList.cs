// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Machines;

/// <summary>
/// The modelled disks of a guest. The store has them one behind the other, and the driver numbers them, in this order:
/// swap, the programs' disk, the log of faults.
/// </summary>
public sealed class DiskList
{
    private readonly List<ModelledDisk> _disks = [];

    private DiskList(SwapModel swap, GuestLayout layout)
    {
        Swap = swap.Disk is { } model ? Add(layout.SwapMib, disk => disk with { Model = model }) : null;
        Program = layout.Program is { } store ? Add(store.SizeMib, disk => disk with { Model = store.Model, IsWritable = store.IsWritable }) : null;
        Log = layout.LogMib > 0 ? Add(layout.LogMib, disk => disk) : null;
    }

    /// <summary>The swap device; null: it is no modelled disk.</summary>
    public ModelledDisk? Swap { get; }

    /// <summary>The programs' disk; null: there is none.</summary>
    public ModelledDisk? Program { get; }

    /// <summary>The disk that takes the log of faults, which takes no time; null: there is none.</summary>
    public ModelledDisk? Log { get; }

    /// <summary>Store of all of them, MiB.</summary>
    public int StoreMib => _disks.Sum(disk => disk.SizeMib);

    /// <param name="swap">The swap device.</param>
    /// <param name="layout">The guest's memory.</param>
    public static DiskList Of(SwapModel swap, GuestLayout layout)
    {
        ArgumentNullException.ThrowIfNull(swap);
        ArgumentNullException.ThrowIfNull(layout);
        return new DiskList(swap, layout);
    }

    /// <summary>All of them as the driver takes them; empty: there are none.</summary>
    /// <param name="ramMib">The guest's RAM, MiB.</param>
    public string DriverSettings(int ramMib)
    {
        var map = new MemoryMap(ramMib, StoreMib);
        return string.Join(',', _disks.Select(disk => disk.DriverSettings(map)));
    }

    private ModelledDisk Add(int sizeMib, Func<ModelledDisk, ModelledDisk> shape)
    {
        ModelledDisk disk = shape(new ModelledDisk(_disks.Count, StoreMib, sizeMib, Model: null, IsWritable: true));
        _disks.Add(disk);
        return disk;
    }
}
