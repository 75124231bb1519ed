// SPDX-License-Identifier: MIT

using Mp3.Reader.Faults;

namespace Mp3.FaultBench;

/// <summary>Faults of processes that touch pages of a GiB each at random, every third of them major; nothing was measured.</summary>
internal static class MadeUpFaults
{
    private const ulong Memory = 0x7fff_b7a0_0000;
    private const uint FirstPid = 101;
    private const int Pages = 1 << 18;
    private const int LatencyNs = 108_000;

    /// <summary>Time of the last of so many faults is below this, ns.</summary>
    public static long EndNs(long faults) => (long)(1.05 * faults * (3000 + (LatencyNs / 6.0)));

    /// <summary>The records of so many faults, in order of time.</summary>
    public static IEnumerable<FaultRecord> Records(long faults, int processes)
    {
        var random = new Random(1);
        ulong[] minor = new ulong[processes];
        ulong[] major = new ulong[processes];
        ulong now = 0;
        for (long fault = 0; fault < faults; fault++)
        {
            int process = (int)(fault / 50 % processes);
            now += 3000;
            var record = new FaultRecord
            {
                TimeNs = now,
                Pid = FirstPid + (uint)process,
                Tid = FirstPid + (uint)process,
                Address = Memory + ((ulong)random.Next(Pages) << 12),
                Ip = 0x5555_5555_5301,
                Flags = FaultMarks.Write,
                MinorFaults = minor[process],
                MajorFaults = major[process],
            };
            yield return record;
            if (random.Next(3) > 0)
            {
                minor[process]++;
                continue;
            }

            major[process]++;
            now += (ulong)random.Next(LatencyNs);
            yield return record with { TimeNs = now, Flags = FaultMarks.MajorEnd, MajorFaults = major[process] };
        }
    }
}
