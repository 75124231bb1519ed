// SPDX-License-Identifier: MIT

using System.Globalization;

namespace Mp3.Experiments.Guest;

/// <summary>
/// A CPU of the host that one guest has for itself among all guests of the machine. QEMU's two threads take turns at
/// every idle moment of the guest; on one CPU that is a switch, between two it is an interrupt to wake the other,
/// and a study that thrashes takes a third longer.
/// </summary>
internal sealed class CpuClaim : IDisposable
{
    private readonly FileStream _lock;

    private CpuClaim(int cpu, FileStream lockFile)
    {
        Cpu = cpu;
        _lock = lockFile;
    }

    /// <summary>Number of the CPU.</summary>
    public int Cpu { get; }

    /// <summary>A CPU that this process may use and no other guest has claimed; null: there is none.</summary>
    public static CpuClaim? TryTake() => TryTake(Path.GetTempPath(), Allowed(File.ReadAllText("/proc/self/status")));

    /// <param name="folder">Where the claims are kept: a lock that dies with its holder, for each CPU.</param>
    /// <param name="cpus">The CPUs to choose from.</param>
    internal static CpuClaim? TryTake(string folder, IReadOnlyList<int> cpus)
    {
        foreach (int cpu in cpus)
        {
            try
            {
                return new CpuClaim(cpu, new FileStream(
                    Path.Combine(folder, $"mp3-cpu-{cpu}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another guest's, or another user's.
            }
        }

        return null;
    }

    /// <summary>The numbers in the line <c>Cpus_allowed_list</c> of /proc/PID/status, such as <c>0-3,8</c>.</summary>
    internal static IReadOnlyList<int> Allowed(string status)
    {
        const string Key = "Cpus_allowed_list:";
        string? line = status.Split('\n').FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal));
        return line is null
            ? []
            : [.. line[Key.Length..].Trim().Split(',').Select(range => range.Split('-')).SelectMany(Range)];
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static IEnumerable<int> Range(string[] bounds)
    {
        int first = int.Parse(bounds[0], CultureInfo.InvariantCulture);
        return Enumerable.Range(first, int.Parse(bounds[^1], CultureInfo.InvariantCulture) - first + 1);
    }
}
