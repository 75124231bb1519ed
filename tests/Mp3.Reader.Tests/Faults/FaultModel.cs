// SPDX-License-Identifier: MIT

using Mp3.Reader.Faults;

namespace Mp3.Reader.Tests.Faults;

/// <summary>Records of a thread that touches pages of an area at random, of which some come from a device.</summary>
internal static class FaultModel
{
    private const ulong Area = 0x7f12_3400_0000;
    private const int Pages = 1 << 18;

    /// <summary>The first records of it.</summary>
    /// <param name="records">How many.</param>
    /// <param name="seed">Another seed, other records.</param>
    public static FaultRecord[] Records(int records, int seed)
    {
        var random = new Random(seed);
        var made = new FaultRecord[records];
        var next = new FaultRecord { Pid = 40, Tid = 40, Ip = 0x401234, TimeNs = 3_000_000_000, MinorFaults = 100 };
        for (int index = 0; index < records; index++)
        {
            bool isMajorEnd = index > 0 && !next.Flags.HasFlag(FaultMarks.MajorEnd) && random.Next(4) == 0;
            if (isMajorEnd)
            {
                next.TimeNs += (ulong)random.Next(90_000, 400_000);
                next.MajorFaults++;
                next.Flags = FaultMarks.MajorEnd;
            }
            else
            {
                next.TimeNs += (ulong)random.Next(500, 40_000);
                next.MinorFaults += index > 0 && !next.Flags.HasFlag(FaultMarks.MajorEnd) ? 1u : 0u;
                next.Address = Area + ((ulong)random.Next(Pages) * 4096);
                next.Flags = random.Next(2) == 0 ? FaultMarks.Write : FaultMarks.None;
            }

            made[index] = next;
        }

        return made;
    }
}
