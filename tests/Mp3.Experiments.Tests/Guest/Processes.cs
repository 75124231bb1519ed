// SPDX-License-Identifier: MIT

using System.Diagnostics;

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

    /// <summary>Waits for something that must come; the test's own time limit is the only other end.</summary>
    public static async Task UntilAsync(Func<bool> condition, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            // Long: the first to come builds the guest's programs.
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(5), "it did not come within 5 minutes");
            await Task.Delay(20, cancellation);
        }
    }
}
