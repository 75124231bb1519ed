// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results.Faults;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;
using Mp3.Reader.Faults;
using Mp3.Reader.Faults.Assembling;

namespace Mp3.Experiments.Tests.Fixtures;

/// <summary>
/// An oracle for logs of faults: <c>work</c> faults at each page of its memory when it touches it first, and the
/// replay of its accesses says which page that is each time.
/// </summary>
internal static class FaultReplay
{
    /// <summary>The faults of a process, in order of time.</summary>
    public static IReadOnlyList<Fault> FaultsOf(TracedRun run, int pid)
    {
        List<Fault> faults = [];
        _ = run.Assemble(fault =>
        {
            if (fault.Pid == pid)
            {
                faults.Add(fault);
            }
        });
        return [.. faults.OrderBy(fault => fault.TimeNs)];
    }

    /// <summary>
    /// The memory of <c>work</c> is where its faults are the replay's: page by page in the order of the first touches,
    /// each a minor fault that wanted to write, and every major one at a page that was touched before.
    /// </summary>
    /// <returns>How many of the faults are in that memory.</returns>
    public static int AssertFaultsAre(IReadOnlyList<Fault> faults, Workload workload)
    {
        long[] pages = [.. FirstTouches(workload)];
        foreach (ulong memory in Starts(faults, pages[0]))
        {
            Fault[] own = [.. faults.Where(fault => fault.Address - memory < (ulong)workload.SizeMib << 20)];
            Fault[] first = [.. own.DistinctBy(fault => PageOf(fault, memory))];
            if (first.Select(fault => PageOf(fault, memory)).SequenceEqual(pages))
            {
                Assert.All(first, fault => Assert.Equal((FaultKind.Minor, FaultMarks.Write), (fault.Kind, fault.Marks)));
                return own.Length;
            }
        }

        Assert.Fail($"nowhere among {faults.Count} faults is the memory of a process that touches {pages.Length} pages as the replay does");
        return 0;
    }

    // Where the memory would begin if a fault were the first touch.
    private static IEnumerable<ulong> Starts(IEnumerable<Fault> faults, long firstPage) => faults
        .Select(fault => (fault.Address / AccessSequence.PageSize) - (ulong)firstPage)
        .Distinct()
        .Select(page => page * AccessSequence.PageSize);

    private static long PageOf(Fault fault, ulong memory) => (long)((fault.Address - memory) / AccessSequence.PageSize);

    private static IEnumerable<long> FirstTouches(Workload workload)
    {
        var sequence = new AccessSequence(workload);
        HashSet<long> touched = [];
        for (long access = 0; access < workload.Accesses * workload.Iterations; access++)
        {
            long page = (long)sequence.Next() / AccessSequence.PageSize;
            if (touched.Add(page))
            {
                yield return page;
            }
        }
    }
}
