// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Tests.Guest;

/// <summary>The QEMU processes of one program.</summary>
internal static class QemuChildren
{
    /// <summary>Pids of the children of <paramref name="parent"/> that have become QEMU.</summary>
    public static IReadOnlyList<int> Of(int parent) =>
        [.. Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!)).Where(pid => Is(pid, parent))];

    private static bool Is(int pid, int parent)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{pid}/stat");
            int end = stat.LastIndexOf(')');
            return stat[..end].Contains("(qemu-system", StringComparison.Ordinal) && stat[(end + 2)..].Split(' ')[1] == $"{parent}";
        }
        catch (IOException)
        {
            // It has just ended.
            return false;
        }
    }
}
