// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Protocol;

namespace Mp3.Agent.Programs;

/// <summary>The cgroup (v2) of a run's programs. This process is outside of it.</summary>
internal sealed class ProgramGroup
{
    private const string Root = "/sys/fs/cgroup";

    private readonly string _folder;

    private ProgramGroup(string folder) => _folder = folder;

    /// <summary>Makes it, with the plan's limits.</summary>
    /// <exception cref="Mp3Exception">Failed: the kernel refuses.</exception>
    public static ProgramGroup Make(ProgramsPlan plan)
    {
        try
        {
            Write(Root, "cgroup.subtree_control", "+memory");
            var group = new ProgramGroup(Directory.CreateDirectory(Path.Combine(Root, "programs")).FullName);
            group.Limit("memory.high", plan.HighBytes);
            group.Limit("memory.max", plan.LimitBytes);
            return group;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Mp3Exception.Failed($"cannot make the cgroup of the programs: {e.Message}", e);
        }
    }

    /// <summary>Puts a process into it; its children will be in it.</summary>
    public void Add(int pid) => Write(_folder, "cgroup.procs", pid.ToString(CultureInfo.InvariantCulture));

    /// <summary>The processes that are alive in it.</summary>
    public IReadOnlyList<int> Processes() =>
        [.. File.ReadLines(Path.Combine(_folder, "cgroup.procs")).Select(line => int.Parse(line, CultureInfo.InvariantCulture))];

    /// <summary>Ends all of them, also those that are just being forked.</summary>
    public void Kill() => Write(_folder, "cgroup.kill", "1");

    /// <summary>What the kernel says of its memory.</summary>
    public GroupFacts Facts()
    {
        Dictionary<string, long> pressure = File.Exists(Path.Combine(_folder, "memory.pressure"))
            ? File.ReadLines(Path.Combine(_folder, "memory.pressure")).ToDictionary(line => line.Split(' ')[0], TotalOf, StringComparer.Ordinal)
            : [];
        string peak = Path.Combine(_folder, "memory.peak");
        return new GroupFacts(
            File.Exists(peak) ? long.Parse(File.ReadAllText(peak), CultureInfo.InvariantCulture) : null,
            new SortedDictionary<string, long>(Table("memory.stat").Where(pair => pair.Value != 0).ToDictionary(), StringComparer.Ordinal),
            new SortedDictionary<string, long>(Table("memory.events"), StringComparer.Ordinal),
            pressure.TryGetValue("some", out long some) ? some : null,
            pressure.TryGetValue("full", out long full) ? full : null);
    }

    // some avg10=0.00 avg60=0.00 avg300=0.00 total=0
    private static long TotalOf(string line) => long.Parse(line[(line.LastIndexOf('=') + 1)..], CultureInfo.InvariantCulture);

    private Dictionary<string, long> Table(string name) => File.ReadLines(Path.Combine(_folder, name))
        .Select(line => line.Split(' '))
        .ToDictionary(fields => fields[0], fields => long.Parse(fields[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private void Limit(string name, long? bytes)
    {
        if (bytes is { } limit)
        {
            Write(_folder, name, limit.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void Write(string folder, string name, string value) => File.WriteAllText(Path.Combine(folder, name), value);
}
