// SPDX-License-Identifier: MIT

using Mp3.Protocol;
using Mp3.Reader.Live;

namespace Mp3.Reader.Monitor.Live;

/// <summary>The fault rates of the processes of a ring, from its records.</summary>
/// <param name="periodNs">Time between two ticks, ns.</param>
internal sealed class LiveProcesses(ulong periodNs)
{
    /// <summary>Time between two points of a chart, unless ticks are rarer, ns.</summary>
    private const long IntervalNs = 250_000_000;

    private readonly Dictionary<uint, Entry> _entries = [];
    private RateHistory? _sum;
    private FaultCounts _counts;
    private long _tickNs;
    private long _pointNs;

    /// <summary>All of them together.</summary>
    public RateHistory Sum => _sum ?? new RateHistory();

    /// <summary>By pid.</summary>
    public IReadOnlyList<ProcessRates> All =>
        [.. _entries.OrderBy(entry => entry.Key).Select(entry => new ProcessRates($"pid {entry.Key}", entry.Value.History, entry.Value.HasEnded))];

    /// <summary>Takes the next record.</summary>
    public void Add(in RingRecord record)
    {
        if (record.Flags.HasFlag(RecordMarks.Machine))
        {
            return;
        }

        if (record.Flags.HasFlag(RecordMarks.Sum))
        {
            EndTick((long)record.TimeNs);
            return;
        }

        var counts = new FaultCounts((long)record.MinorFaults, (long)record.MajorFaults);
        long before = _tickNs > 0 ? _tickNs : (long)record.TimeNs - (long)periodNs;
        if (!_entries.TryGetValue(record.Pid, out Entry? entry))
        {
            entry = _entries[record.Pid] = new Entry(new RateHistory(before));
        }

        _sum ??= new RateHistory(before);
        _counts += counts;
        entry.Counts += counts;
        entry.HasEnded = record.Flags.HasFlag(RecordMarks.Last);
    }

    /// <summary>No process is registered any more.</summary>
    public void EndAll()
    {
        foreach (Entry entry in _entries.Values)
        {
            entry.HasEnded = true;
        }
    }

    private void EndTick(long ns)
    {
        _tickNs = ns;
        if (ns - _pointNs < IntervalNs)
        {
            return;
        }

        _pointNs = ns;
        _sum?.Add(ns, _counts);
        foreach ((uint pid, Entry entry) in _entries)
        {
            entry.History.Add(ns, entry.Counts);
            if (entry.HasEnded && entry.History.Rates.All(rate => rate.All <= 0))
            {
                _ = _entries.Remove(pid);
            }
        }
    }

    private sealed class Entry(RateHistory history)
    {
        public RateHistory History => history;

        public FaultCounts Counts { get; set; }

        public bool HasEnded { get; set; }
    }
}
