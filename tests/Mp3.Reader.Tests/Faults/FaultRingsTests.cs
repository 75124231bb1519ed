// SPDX-License-Identifier: MIT

using Mp3.Protocol;
using Mp3.Reader.Faults;

namespace Mp3.Reader.Tests.Faults;

public sealed class FaultRingsTests(ScratchFolder folder) : IClassFixture<ScratchFolder>
{
    private delegate void Change(ref FaultRingsHeader header);

    [Fact]
    public void The_header_says_what_there_is()
    {
        using FileFaultRings memory = Make();
        using var rings = FaultRings.Open(memory.Path);

        Assert.Equal((4UL, FaultRingsFeatures.MajorEnd), (rings.Capacity, rings.Features));
    }

    public static TheoryData<string> Damages => [.. Changes.Keys];

    private static Dictionary<string, (Change Change, string Said)> Changes { get; } = new(StringComparer.Ordinal)
    {
        ["magic"] = ((ref header) => header.Magic++, "no mp3 fault rings"),
        ["version"] = ((ref header) => header.AbiVersion++, "version 4"),
        ["header size"] = ((ref header) => header.HeaderSize = 64, "damaged"),
        ["ring header size"] = ((ref header) => header.RingHeaderSize = 60, "damaged"),
        ["record size"] = ((ref header) => header.RecordSize = 56, "damaged"),
        ["no rings"] = ((ref header) => header.Rings = 0, "damaged"),
        ["too many rings"] = ((ref header) => header.Rings = 3, "cut off"),
        ["capacity"] = ((ref header) => header.Capacity = 3, "damaged"),
        ["small rings"] = ((ref header) => header.RingSize = 4096, "damaged"),
        ["huge rings"] = ((ref header) => header.RingSize = ulong.MaxValue - 7, "damaged"),
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void What_is_none_is_refused(string damage)
    {
        using FileFaultRings memory = Make();
        Changes[damage].Change(ref memory.Header);

        Mp3Exception e = Assert.Throws<Mp3Exception>(() => FaultRings.Open(memory.Path));

        Assert.Equal(ExitCode.Unavailable, e.ExitCode);
        Assert.Contains(Changes[damage].Said, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_device_it_is_said_what_is_missing()
    {
        Mp3Exception e = Assert.Throws<Mp3Exception>(() => FaultRings.Open(folder["nothing"]));

        Assert.Equal(ExitCode.Unavailable, e.ExitCode);
    }

    private FileFaultRings Make() => new(folder[Guid.NewGuid().ToString("N")], rings: 2, capacity: 4);
}
