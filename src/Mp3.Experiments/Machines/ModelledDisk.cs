// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Machines.Disks;

namespace Mp3.Experiments.Machines;

/// <summary>A disk of the guest whose store is memory (mp3_disk).</summary>
/// <param name="Number">Its number among the guest's disks, from 0.</param>
/// <param name="OffsetMib">Where it starts, MiB from the start of the store.</param>
/// <param name="SizeMib">Its size, MiB.</param>
/// <param name="Model">How long it takes; null: no time.</param>
/// <param name="IsWritable">It can be written to.</param>
public sealed record ModelledDisk(int Number, int OffsetMib, int SizeMib, DiskModel? Model, bool IsWritable)
{
    /// <summary>Its path in the guest.</summary>
    public string Path => string.Create(CultureInfo.InvariantCulture, $"/dev/mp3_disk{Number}");

    /// <summary>As the driver takes it.</summary>
    /// <param name="map">Where the store lies.</param>
    public string DriverSettings(MemoryMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return string.Create(CultureInfo.InvariantCulture, $"start={map.AddressOf(OffsetMib)}:size={SizeMib}M")
            + (IsWritable ? "" : ":ro=1")
            + (Model is null ? "" : ":" + Model.ModuleSettings);
    }
}
