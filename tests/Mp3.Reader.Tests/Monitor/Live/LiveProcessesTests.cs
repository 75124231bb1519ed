// SPDX-License-Identifier: MIT

using Mp3.Reader.Live;
using Mp3.Reader.Monitor.Live;

namespace Mp3.Reader.Tests.Monitor.Live;

public sealed class LiveProcessesTests
{
    private const ulong PeriodNs = 50_000_000;
    private readonly LiveProcesses _processes = new(PeriodNs);
    private ulong _tick = 100;

    [Fact]
    public void Records_of_ticks_become_faults_a_second()
    {
        Ticks(11, (7, 10, 1), (8, 0, 2));

        Assert.Equal(["pid 7", "pid 8"], _processes.All.Select(process => process.Name));
        Assert.Equal([new FaultRates(200, 20), new FaultRates(200, 20)], Near(_processes.All[0].History.Rates));
        Assert.Equal(new FaultRates(0, 40), Near(_processes.All[1].History.Rates)[^1]);
        Assert.Equal(new FaultRates(200, 60), Near(_processes.Sum.Rates)[^1]);
    }

    [Fact]
    public void The_machine_is_no_process()
    {
        Ticks(11, (7, 10, 1));
        _processes.Add(new RingRecord { Flags = RecordMarks.Machine, TimeNs = _tick * PeriodNs, MinorFaults = 1000 });
        Ticks(5, (7, 10, 1));

        Assert.Equal(["pid 7"], _processes.All.Select(process => process.Name));
        Assert.Equal(new FaultRates(200, 20), Near(_processes.Sum.Rates)[^1]);
    }

    [Fact]
    public void A_process_that_comes_later_begins_with_its_own_rate()
    {
        Ticks(20, (7, 1, 0));
        Ticks(6, (7, 1, 0), (9, 50, 0));

        Assert.Equal([new FaultRates(1000, 0)], Near(_processes.All[1].History.Rates));
    }

    [Fact]
    public void A_process_that_ended_is_said_to_and_goes_when_its_chart_is_flat()
    {
        Ticks(5, (7, 1, 0), (9, 50, 0));
        _processes.Add(new RingRecord { Pid = 9, TimeNs = _tick * PeriodNs, Flags = RecordMarks.Last });
        Ticks(5, (7, 1, 0));
        Assert.Equal([false, true], _processes.All.Select(process => process.HasEnded));

        Ticks(5 * RateHistory.Length, (7, 1, 0));
        Assert.Equal(["pid 7"], _processes.All.Select(process => process.Name));
    }

    [Fact]
    public void At_the_end_of_a_series_every_process_has_ended()
    {
        Ticks(5, (7, 1, 0), (9, 50, 0));
        _processes.EndAll();

        Assert.All(_processes.All, process => Assert.True(process.HasEnded));
    }

    private static FaultRates[] Near(IEnumerable<FaultRates> rates) =>
        [.. rates.Select(rate => new FaultRates(Math.Round(rate.Minor, 6), Math.Round(rate.Major, 6)))];

    private void Ticks(int count, params (uint Pid, ulong Minor, ulong Major)[] processes)
    {
        for (int i = 0; i < count; i++, _tick++)
        {
            foreach ((uint pid, ulong minor, ulong major) in processes)
            {
                _processes.Add(new RingRecord { Pid = pid, TimeNs = _tick * PeriodNs, MinorFaults = minor, MajorFaults = major });
            }

            _processes.Add(new RingRecord { Flags = RecordMarks.Sum, TimeNs = _tick * PeriodNs });
        }
    }
}
