// SPDX-License-Identifier: MIT

using Mp3.Protocol;
using Mp3.Reader;

namespace Mp3.Agent.Programs;

/// <summary>Programs with all of their descendants, from the parents that records name.</summary>
internal sealed class ProcessTrees
{
    private readonly Dictionary<int, int> _programs;
    private readonly HashSet<int> _open = [];
    private readonly FaultCounts[] _faults;

    /// <param name="roots">Pids of the programs, in the plan's order.</param>
    public ProcessTrees(IReadOnlyList<int> roots)
    {
        _programs = roots.Select((pid, i) => (pid, i)).ToDictionary(pair => pair.pid, pair => pair.i);
        _faults = new FaultCounts[roots.Count];
    }

    /// <summary>Processes that have a record and no last one.</summary>
    public IReadOnlyCollection<int> Open => _open;

    /// <summary>Faults of a program and its descendants in the records so far.</summary>
    /// <param name="program">Its place in the plan.</param>
    public FaultCounts FaultsOf(int program) => _faults[program];

    /// <summary>Whether there is a record of the process.</summary>
    public bool Knows(int pid) => _programs.ContainsKey(pid);

    /// <summary>Takes the next record of a process.</summary>
    public void Note(in RingRecord record)
    {
        int pid = (int)record.Pid;
        // A pid that had its last record may be another process's now.
        if (record.Parent != 0 && !_open.Contains(pid) && _programs.TryGetValue((int)record.Parent, out int family))
        {
            _programs[pid] = family;
        }

        if (_programs.TryGetValue(pid, out int program))
        {
            _faults[program] += new FaultCounts((long)record.MinorFaults, (long)record.MajorFaults);
        }

        _ = record.Flags.HasFlag(RecordMarks.Last) ? _open.Remove(pid) : _open.Add(pid);
    }
}
