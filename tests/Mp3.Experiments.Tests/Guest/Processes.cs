// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Tests.Guest;

internal static class Processes
{
    /// <summary>No such process, or one that only waits to be reaped.</summary>
    public static bool IsGone(int pid)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].StartsWith('Z');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
