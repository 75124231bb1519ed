// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Processes;

namespace Mp3.Experiments.Studies.Program;

/// <summary>Finds the processes that nobody waited for, by what the kernel's account lacks of the records.</summary>
internal static class ForgottenProcesses
{
    /// <summary>Sets that are tried: enough for each way in which programs do so, and soon done.</summary>
    private const int MostSums = 1 << 16;

    /// <summary>Processes whose faults are just what is missing.</summary>
    /// <param name="processes">Of a program.</param>
    /// <param name="minor">Minor faults that the records have more.</param>
    /// <param name="major">Major faults likewise.</param>
    /// <returns>Empty: nothing is missing. Null: no set was found.</returns>
    public static IReadOnlyList<TreeProcess>? Find(IReadOnlyList<TreeProcess> processes, long minor, long major)
    {
        if ((minor, major) == (0, 0))
        {
            return [];
        }

        if (minor < 0 || major < 0)
        {
            return null;
        }

        ILookup<TreeProcess?, TreeProcess> children = processes.Where(process => process.Parent is not null && process.Orphan is null).ToLookup(process => process.Parent);
        // A process that ignores SIGCHLD mostly does so all its life.
        TreeProcess[][] families = [.. children.Select(family => family.SelectMany(child => WithWaitedFor(child, children)).ToArray())];
        TreeProcess[][] single = [.. children.SelectMany(family => family).Select(child => WithWaitedFor(child, children).ToArray())];
        return Subset(families, minor, major) ?? Subset(single, minor, major);
    }

    // What it had waited for is forgotten with it.
    private static IEnumerable<TreeProcess> WithWaitedFor(TreeProcess process, ILookup<TreeProcess?, TreeProcess> children) =>
        children[process].SelectMany(child => WithWaitedFor(child, children)).Prepend(process);

    private static TreeProcess[]? Subset(TreeProcess[][] groups, long minor, long major)
    {
        Dictionary<(long Minor, long Major), TreeProcess[]> sums = new() { [(0, 0)] = [] };
        foreach (TreeProcess[] group in groups)
        {
            var own = ProcessAccount.OfRecords([.. group.SelectMany(process => process.Records)]);
            foreach (((long Minor, long Major) sum, TreeProcess[] members) in sums.ToArray())
            {
                (long Minor, long Major) next = (sum.Minor + own.MinorFaults, sum.Major + own.MajorFaults);
                // One that is in a greater group is not counted twice.
                if (next.Minor <= minor && next.Major <= major && !sums.ContainsKey(next) && !group.Any(members.Contains))
                {
                    sums.Add(next, [.. members, .. group]);
                }
            }

            if (sums.TryGetValue((minor, major), out TreeProcess[]? found))
            {
                return found;
            }

            if (sums.Count > MostSums)
            {
                return null;
            }
        }

        return null;
    }
}
