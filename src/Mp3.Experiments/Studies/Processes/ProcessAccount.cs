// SPDX-License-Identifier: MIT

using Mp3.Protocol;
using Mp3.Reader;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>What a process used from its registration to its end.</summary>
/// <param name="MinorFaults">Minor faults.</param>
/// <param name="MajorFaults">Major faults.</param>
/// <param name="CpuNs">User and system time together, ns.</param>
public sealed record ProcessAccount(long MinorFaults, long MajorFaults, long CpuNs)
{
    /// <summary>
    /// Largest difference in CPU time that counts as agreement, ns. wait4() cuts user and system time to µs each, in
    /// both of its answers (4 µs in all); the rest is what a process runs between its last account and the moment
    /// its CPU is taken away: on its way into the stop before the registration, and on its way out at exit.
    /// </summary>
    public const long CpuToleranceNs = 100_000;

    /// <summary>The kernel's own account: wait4() at the end minus wait4() at the registration.</summary>
    public static ProcessAccount OfWait4(ProcessReport report) => new(
        report.AtExit.MinorFaults - report.BeforeStart.MinorFaults,
        report.AtExit.MajorFaults - report.BeforeStart.MajorFaults,
        (report.AtExit.UserUs + report.AtExit.SystemUs - report.BeforeStart.UserUs - report.BeforeStart.SystemUs) * 1000);

    /// <summary>The sum of a process's records.</summary>
    public static ProcessAccount OfRecords(IReadOnlyCollection<RingRecord> records) => new(
        records.Sum(record => (long)record.MinorFaults),
        records.Sum(record => (long)record.MajorFaults),
        records.Sum(record => (long)(record.UserNs + record.SystemNs)));

    /// <summary>Faults agree exactly, CPU time within <see cref="CpuToleranceNs"/>.</summary>
    public bool Agrees(ProcessAccount other) => FaultsAgree(other) && Math.Abs(CpuNs - other.CpuNs) <= CpuToleranceNs;

    public bool FaultsAgree(ProcessAccount other) => MinorFaults == other.MinorFaults && MajorFaults == other.MajorFaults;
}
