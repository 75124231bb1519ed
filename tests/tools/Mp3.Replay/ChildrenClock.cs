// SPDX-License-Identifier: MIT

using System.Globalization;

namespace Mp3.Replay;

/// <summary>
/// The CPU time that this program's children have had. With one guest at a time that is the time which a host would
/// have taken that has nothing else to do; how busy this one is has no say in it.
/// </summary>
internal static class ChildrenClock
{
    /// <summary>Of /proc/PID/stat, on x86-64 (USER_HZ).</summary>
    private const int TicksPerSecond = 100;

    /// <summary>So far, in steps of 10 ms; those that have ended included.</summary>
    public static TimeSpan Now()
    {
        long ticks = Stat("self").Ended;
        string self = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        foreach (string folder in Directory.EnumerateDirectories("/proc").Where(name => char.IsAsciiDigit(Path.GetFileName(name)[0])))
        {
            try
            {
                (string parent, long own, long ended) = Stat(Path.GetFileName(folder));
                ticks += parent == self ? own + ended : 0;
            }
            catch (IOException)
            {
                // It is gone.
            }
        }

        return TimeSpan.FromSeconds(ticks / (double)TicksPerSecond);
    }

    private static (string Parent, long Own, long Ended) Stat(string process)
    {
        string text = File.ReadAllText($"/proc/{process}/stat");
        // The name before that may have blanks in it.
        string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (fields[1], Sum(fields[11..13]), Sum(fields[13..15]));
    }

    private static long Sum(string[] ticks) => ticks.Sum(text => long.Parse(text, CultureInfo.InvariantCulture));
}
