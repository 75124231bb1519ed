// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Reader.Faults;

/// <summary>
/// The fault rings in this process's memory, one for each CPU, for reading only. Any number of <see cref="FaultReader"/>s
/// may share them, on any threads, as long as none of them reads after they were disposed. Nobody is woken by a fault:
/// who reads looks again and again.
/// </summary>
public sealed class FaultRings : IDisposable
{
    private readonly RingMap _map;
    private FaultRing[]? _rings;

    private unsafe FaultRings(RingMap map, string origin)
    {
        _map = map;
        var header = *(FaultRingsHeader*)map.Address;
        _ = FaultRingsLayout.Validate(header, map.Length, origin);
        _rings = [.. Enumerable.Range(0, (int)header.Rings).Select(i => RingAt(map.Address, i, header))];
        Capacity = header.Capacity;
        Features = header.Features;
    }

    /// <summary>Records that each ring has slots for, a power of two.</summary>
    public ulong Capacity { get; }

    /// <summary>What they hold besides faults.</summary>
    public FaultRingsFeatures Features { get; }

    internal IReadOnlyList<FaultRing> All
    {
        get
        {
            ObjectDisposedException.ThrowIf(_rings is null, this);
            return _rings;
        }
    }

    /// <summary>Maps the module's device, or a file that holds recorded rings. With the device it takes CAP_PERFMON, and the
    /// module makes the rings at the first time.</summary>
    /// <exception cref="Mp3Exception">Unavailable: no module, one that can't trace faults here, no permission, no fault rings,
    /// or of another version.</exception>
    public static FaultRings Open(string path = FaultRingsLayout.DevicePath)
    {
        var map = RingMap.Open(path, MapFormat.FaultRings);
        try
        {
            return new FaultRings(map, path);
        }
        catch
        {
            map.Dispose();
            throw;
        }
    }

    /// <summary>Unmaps the rings; readers must have stopped.</summary>
    public void Dispose()
    {
        _rings = null;
        _map.Dispose();
    }

    private static FaultRing RingAt(nint address, int index, in FaultRingsHeader header) =>
        new(address + (nint)(header.HeaderSize + ((ulong)index * header.RingSize)), header);
}
