// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Protocol;

namespace Mp3.CostBench;

/// <summary>Instructions of a fork, of the child's exit and of the wait for it; the ticks of that time included.</summary>
/// <param name="Unwatched">A process is registered, none is followed.</param>
/// <param name="Others">Another process is followed: the kernel tells the module of every fork.</param>
/// <param name="Followed">The process that forks is followed, so each child is sampled.</param>
internal sealed record ForkCost(double Unwatched, double Others, double Followed)
{
    /// <summary>Forks of a turn; the median of several turns counts.</summary>
    public const int Count = 500;

    private const string Key = "forks=";

    /// <summary>What a fork takes more because another process is followed.</summary>
    public double ShareOfOthers => (Others / Unwatched) - 1;

    /// <summary>What a fork takes more because it is followed.</summary>
    public double ShareOfFollowed => (Followed / Unwatched) - 1;

    /// <summary>Whether a line of the guest is one of these.</summary>
    public static bool IsLine(string line) => line.StartsWith(Key, StringComparison.Ordinal);

    /// <summary>The cost, from the guest's lines.</summary>
    /// <exception cref="Mp3Exception">One is missing (1).</exception>
    public static ForkCost Of(IEnumerable<string> lines)
    {
        Dictionary<string, double> costs = lines.Where(IsLine).Select(Parse).ToDictionary(pair => pair.What, pair => pair.Each, StringComparer.Ordinal);
        return new ForkCost(Find("unwatched"), Find("others"), Find("followed"));

        double Find(string what) => costs.TryGetValue(what, out double each)
            ? each
            : throw Mp3Exception.Failed($"the guest did not measure forks ({what})");
    }

    private static (string What, double Each) Parse(string line)
    {
        var values = line.Split(' ').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[^1], StringComparer.Ordinal);
        return (values["forks"], Number("elapsed") / Number("count"));

        double Number(string name) => double.Parse(values[name], CultureInfo.InvariantCulture);
    }
}
