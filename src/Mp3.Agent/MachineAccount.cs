// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Agent;

/// <summary>What the whole machine had before a run, and did during it: the part of a report that every run has.</summary>
/// <remarks>The memory is what there is when this is made: make it before the first process.</remarks>
internal sealed class MachineAccount(GuestPlan plan)
{
    private readonly long _memTotalKib = MachineState.MeminfoKib("MemTotal");
    private readonly long _memAvailableKib = MachineState.MeminfoKib("MemAvailable");
    private readonly long _swapTotalKib = MachineState.MeminfoKib("SwapTotal");
    private Dictionary<string, long> _vmstat = [];
    private IReadOnlyList<DiskCounts> _disks = [];

    /// <summary>From here on counters count.</summary>
    public void Open()
    {
        _vmstat = MachineState.Vmstat();
        _disks = Disks();
    }

    /// <summary>What was counted until now; the processes are yet to be added.</summary>
    /// <param name="startNs">When the processes were let go.</param>
    /// <param name="endNs">When the last of them had ended.</param>
    /// <param name="ring">The module's own counts.</param>
    public GuestReport Close(long startNs, long endNs, RingFacts ring) => new(
        GuestPlan.CurrentVersion,
        plan.Run,
        Error: null,
        MachineState.KernelRelease(),
        _memTotalKib,
        _memAvailableKib,
        _swapTotalKib,
        startNs,
        endNs,
        ring,
        LostRecords: 0,
        MachineState.Growth(_vmstat, MachineState.Vmstat()),
        Processes: [],
        Disks: DiskState.Growth(_disks, Disks()));

    /// <summary>The disk of a log of faults takes no part in what is measured.</summary>
    private IReadOnlyList<DiskCounts> Disks() => DiskState.Read(plan.Faults?.Disk);
}
