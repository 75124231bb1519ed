// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Machines.Disks;

/// <summary>How long a modelled disk (mp3_disk, docs/disk.md) takes. Times are ns, rates bytes/s, sizes bytes.</summary>
/// <param name="ReadLatencyNs">From the request to the first byte of a read; rotating: of the command.</param>
/// <param name="WriteLatencyNs">Likewise of a write.</param>
/// <param name="ReadBandwidth">Of the link that all requests share; rotating: of the medium; 0: no limit.</param>
/// <param name="WriteBandwidth">Likewise for writes.</param>
/// <param name="Depth">Requests that the device accepts at once.</param>
/// <param name="Servers">Requests that it works on at once.</param>
/// <param name="Rotation">Arm and rotation; null: there is nothing that turns.</param>
public sealed record DiskModel(
    long ReadLatencyNs,
    long WriteLatencyNs,
    long ReadBandwidth,
    long WriteBandwidth,
    int Depth,
    int Servers,
    DiskRotation? Rotation = null)
{
    public const int MostDepth = 1024;

    /// <summary>In the form of <c>--disk</c>, every parameter named: what it is made from again.</summary>
    public string Specification => DiskSpecification.Format(this);

    /// <summary>As a part of the module's parameter <c>disks=</c>.</summary>
    public string ModuleSettings => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"read_ns={ReadLatencyNs}:write_ns={WriteLatencyNs}:read_bps={ReadBandwidth}:write_bps={WriteBandwidth}:depth={Depth}:servers={Servers}")
        + (Rotation is { } rotation ? ":" + rotation.ModuleSettings : "");
}

/// <summary>A rotating disk's mechanics.</summary>
/// <param name="Rpm">Turns a minute.</param>
/// <param name="ReadSeekNs">Mean seek between two random places, before a read, ns.</param>
/// <param name="WriteSeekNs">Likewise before a write.</param>
/// <param name="ReadSettleNs">Seek to the next track, before a read, ns.</param>
/// <param name="WriteSettleNs">Likewise before a write.</param>
/// <param name="Capacity">The whole drive, of which the disk is the beginning, bytes.</param>
/// <param name="Buffer">Bytes that it reads ahead.</param>
public sealed record DiskRotation(
    int Rpm,
    long ReadSeekNs,
    long WriteSeekNs,
    long ReadSettleNs,
    long WriteSettleNs,
    long Capacity,
    long Buffer)
{
    internal string ModuleSettings => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"rpm={Rpm}:read_seek_ns={ReadSeekNs}:write_seek_ns={WriteSeekNs}:read_settle_ns={ReadSettleNs}:write_settle_ns={WriteSettleNs}:capacity={Capacity}:buffer={Buffer}");
}
