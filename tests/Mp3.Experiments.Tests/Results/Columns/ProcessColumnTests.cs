// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results.Columns;
using Mp3.Protocol;
using Mp3.Reader;

namespace Mp3.Experiments.Tests.Results.Columns;

public sealed class ProcessColumnTests
{
    [Fact]
    public void Each_column_takes_its_own_field_of_a_record() => Assert.Equal(
        "minor_faults 11, major_faults 12, user_ns 13, system_ns 14",
        $"{ProcessColumn.Of(new RingRecord { MinorFaults = 11, MajorFaults = 12, UserNs = 13, SystemNs = 14 })}");

    [Fact]
    public void A_column_s_name_tells_its_unit() => Assert.All(
        [.. ProcessColumn.All, .. MemoryColumn.All, .. MachineColumn.All, .. PressureColumn.All, RunColumn.Processes, RunColumn.CompletionNs],
        (Column column) => Assert.Equal(column.Unit, column.Name.Split('_')[^1] switch
        {
            "ns" => Unit.Nanoseconds,
            "us" => Unit.Microseconds,
            "kib" => Unit.Kibibytes,
            _ => Unit.Count,
        }));

    [Fact]
    public void Of_what_wait4_says_it_takes_the_growth_and_ns_for_us()
    {
        var start = new RusageFacts(MinorFaults: 1, MajorFaults: 2, UserUs: 3, SystemUs: 4, MaxRssKib: 5);
        var end = new RusageFacts(MinorFaults: 101, MajorFaults: 202, UserUs: 303, SystemUs: 404, MaxRssKib: 505);

        Assert.Equal("minor_faults 100, major_faults 200, user_ns 300000, system_ns 400000", $"{ProcessColumn.Between(start, end)}");
    }
}
