// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;

namespace Mp3.Experiments.Tests.Fixtures;

/// <summary>Short ways to write rows by hand.</summary>
internal static class Row
{
    public static SampleRow Sample(long tick, double seconds, string label, long minor, long major, string run = "pair-a") =>
        new(run, tick, (long)Math.Round(seconds * 1e9), 100, label, minor, major, 0, 0, Last: false);

    public static RunRow Run(string run, string label, double completion, long minor, long major, double user, double system) => new(
        run, 2, 100, label, $"work {label}", 10, "exited 0", Ns(completion), minor, major, Ns(user), Ns(system), 1, minor, major, Ns(user), Ns(system), 1, Agree: true);

    private static long Ns(double seconds) => (long)Math.Round(seconds * 1e9);
}
