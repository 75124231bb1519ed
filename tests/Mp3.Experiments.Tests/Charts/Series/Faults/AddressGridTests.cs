// SPDX-License-Identifier: MIT

using CsCheck;
using Mp3.Experiments.Charts.Series.Faults;

namespace Mp3.Experiments.Tests.Charts.Series.Faults;

public sealed class AddressGridTests
{
    private const int Columns = 100;
    private const long EndNs = 1_000_000;

    private static readonly Gen<(long TimeNs, ulong Address, bool IsMajor)[]> Faults =
        Gen.Select(Gen.Long[0, EndNs], Gen.OneOf(Gen.ULong[0, 1 << 28], Gen.ULong), Gen.Bool).Array[1, 500];

    /// <summary>Whatever else is marked, and however coarse the ranges have become.</summary>
    [Fact]
    public void No_fault_vanishes() => Faults.Sample(faults =>
    {
        AddressGrid grid = Of(faults);

        foreach ((long timeNs, ulong address, bool isMajor) in faults)
        {
            (_, ColumnSet columns) = Assert.Single(grid.Cells(isMajor), row => address - row.Range.Start < row.Range.Size);
            Assert.True(columns.Contains((int)Math.Min(timeNs * Columns / EndNs, Columns - 1)));
        }
    });

    [Fact]
    public void Nothing_is_marked_without_a_fault() => Faults.Sample(faults =>
    {
        AddressGrid grid = Of(faults);

        foreach (bool isMajor in (bool[])[false, true])
        {
            foreach ((AddressRange range, ColumnSet columns) in grid.Cells(isMajor))
            {
                long[] times = [.. faults.Where(fault => fault.IsMajor == isMajor && fault.Address - range.Start < range.Size).Select(fault => fault.TimeNs)];
                Assert.Equal(
                    times.Select(time => (int)Math.Min(time * Columns / EndNs, Columns - 1)).Distinct().Order(),
                    columns.Runs().SelectMany(run => Enumerable.Range(run.From, run.To - run.From)));
            }
        }
    });

    [Fact]
    public void It_does_not_grow_with_the_faults()
    {
        var random = new Random(1);
        var grid = new AddressGrid(Columns, EndNs);
        for (int fault = 0; fault < 100_000; fault++)
        {
            grid.Add(random.NextInt64(EndNs), (ulong)random.NextInt64(long.MaxValue), isMajor: false);
        }

        Assert.InRange(grid.Ranges.Count(), 1, AddressGrid.MostRows);
    }

    private static AddressGrid Of((long TimeNs, ulong Address, bool IsMajor)[] faults)
    {
        var grid = new AddressGrid(Columns, EndNs);
        foreach ((long timeNs, ulong address, bool isMajor) in faults)
        {
            grid.Add(timeNs, address, isMajor);
        }

        return grid;
    }
}
