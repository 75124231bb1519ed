// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Reader.Tests;

public sealed class RingTests : IClassFixture<ScratchFolder>, IDisposable
{
    private readonly MemoryRing _memory = new(16);
    private readonly ScratchFolder _folder;

    public RingTests(ScratchFolder folder) => _folder = folder;

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void The_header_is_shown_as_the_module_wrote_it()
    {
        _memory.WriteMany(3);
        _memory.HandOff(777);
        _memory.WriteMany(2);
        _memory.WriteGenuine();
        _memory.Header.Ticks = 7;
        _memory.Header.LateTicks = 2;
        _memory.Header.MissedTicks = 1;
        _memory.Header.Processes = 4;
        _memory.Header.State = RingStates.Running;
        _memory.Header.Features = RingFeatures.Machine;
        _memory.Header.RefusedChildren = 8;
        _memory.Header.MissedChildren = 9;
        using Ring ring = _memory.Attach();

        var handOff = new HandOff(30_000_000_000, 1, 3, 777);
        Assert.Equal(
            new RingHeaderSnapshot(
                16, 128, 50_000_000, 1, 1_000_000_000, 500_000_000, 6, 5, 7, 2, 1, 4, RingStates.Running, handOff,
                RingFeatures.Machine, 8, 9),
            ring.Header);
        Assert.Equal(
            new RingFacts(16, 50_000_000, 1_000_000_000, 500_000_000, 6, 5, 7, 2, 1, 30_000_000_000, 3, 1),
            ring.Header.ToFacts());
        Assert.Equal((5UL, handOff), (ring.Closed, ring.HandOff));
    }

    [Fact]
    public void A_recorded_ring_is_mapped_from_a_file()
    {
        _memory.WriteMany(20);
        string path = _folder["recorded"];
        _memory.Save(path);
        using var ring = Ring.Open(path);
        var buffer = new RingRecord[16];

        Assert.Equal(15, RingReader.FromOldest(ring).Read(buffer));
        Assert.True(MemoryRing.IsGenuine(buffer[14]));
        Assert.Equal(20UL, buffer[14].Seq);
    }

    [Fact]
    public void A_ring_with_larger_records_and_header_is_read_too()
    {
        using var memory = new MemoryRing(4, recordSize: 160, headerSize: 8192);
        memory.WriteMany(6);
        using Ring ring = memory.Attach();
        var buffer = new RingRecord[4];

        Assert.Equal(3, RingReader.FromOldest(ring).Read(buffer));
        Assert.Equal([4UL, 5, 6], buffer[..3].Select(record => record.Seq));
    }

    /// <summary>What the module of version 2 left: records of 64 bytes, and a digest of these.</summary>
    [Fact]
    public void A_ring_of_the_version_before_is_read_as_far_as_it_goes()
    {
        string path = _folder["version-2"];
        RingRecord[] written = OldRing.Save(path, count: 5);
        using var ring = Ring.Open(path);
        var buffer = new RingRecord[8];
        Array.Fill(buffer, new RingRecord { Parent = 7, AnonPages = 7, Reserved2 = 7 });

        Assert.Equal(5, RingReader.FromOldest(ring).Read(buffer));
        Assert.Equal(written, buffer[..5]);
        Assert.All(buffer[..5], record => Assert.True(record.IsWhole()));
        Assert.All(buffer[..5], record => Assert.False((record with { MajorFaults = 1 }).IsWhole()));
        Assert.Equal((64U, RingFeatures.None, 0UL), (ring.Header.RecordSize, ring.Header.Features, ring.Header.RefusedChildren));
    }

    [Theory]
    [InlineData("not a ring", "not an mp3 ring")]
    [InlineData("version 1", "version 1 of the ring's ABI, this program versions 2 and 3")]
    [InlineData("version 4", "version 4 of the ring's ABI, this program versions 2 and 3")]
    [InlineData("capacity 12", "damaged header")]
    [InlineData("capacity 0", "damaged header")]
    [InlineData("capacity 1", "damaged header")]
    [InlineData("capacity 2^63", "damaged header")]
    [InlineData("record size 64", "damaged header")]
    [InlineData("record size 132", "damaged header")]
    [InlineData("record size 56 of version 2", "damaged header")]
    [InlineData("header size 64", "damaged header")]
    [InlineData("capacity 32", "cut off")]
    public void A_header_that_does_not_fit_is_refused(string damage, string expected)
    {
        ref RingHeader header = ref _memory.Header;
        switch (damage)
        {
            case "not a ring": header.Magic = 0x464c457f; break;
            case "version 1": header.AbiVersion = 1; break;
            case "version 4": header.AbiVersion = 4; break;
            case "capacity 12": header.Capacity = 12; break;
            case "capacity 0": header.Capacity = 0; break;
            case "capacity 1": header.Capacity = 1; break;
            case "capacity 2^63": header.Capacity = 1UL << 63; break;
            case "capacity 32": header.Capacity = 32; break;
            case "record size 64": header.RecordSize = 64; break;
            case "record size 132": header.RecordSize = 132; break;
            case "record size 56 of version 2": (header.AbiVersion, header.RecordSize) = (2, 56); break;
            case "header size 64": header.HeaderSize = 64; break;
            default: throw new ArgumentOutOfRangeException(nameof(damage));
        }

        string path = _folder[damage.Replace(' ', '-')];
        _memory.Save(path);

        foreach (Func<Ring> open in new Func<Ring>[] { _memory.Attach, () => Ring.Open(path) })
        {
            Mp3Exception refusal = Assert.Throws<Mp3Exception>(open);
            Assert.Equal(ExitCode.Unavailable, refusal.ExitCode);
            Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', refusal.Message);
        }
    }

    [Theory]
    [InlineData("/dev/mp3-missing", "no /dev/mp3-missing")]
    [InlineData("/dev/null", "can't be mapped (No such device (ENODEV))")]
    [InlineData("/dev/zero", "its first word is 0x00000000")]
    [InlineData("/", "can't be mapped")]
    [InlineData("/proc/self/status", "it has 0 bytes")]
    public void A_path_without_a_ring_is_named(string path, string expected)
    {
        Mp3Exception refusal = Assert.Throws<Mp3Exception>(() => Ring.Open(path));

        Assert.Equal(ExitCode.Unavailable, refusal.ExitCode);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disposed_ring_is_not_touched()
    {
        Ring ring = _memory.Attach();
        var reader = new RingReader(ring, 0);
        ring.Dispose();

        Assert.Throws<ObjectDisposedException>(() => reader.Read(new RingRecord[1]));
        Assert.Throws<ObjectDisposedException>(() => ring.Header);
    }
}
