// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Protocol;

namespace Mp3.CostBench;

/// <summary>What something costs that the module is told of; all in instructions.</summary>
/// <param name="Stream">What.</param>
/// <param name="Processes">Others, which sleep: registered, and where the stream is on, in it.</param>
/// <param name="Off">With the stream off.</param>
/// <param name="Others">With the stream on for the others alone: the kernel tells the module of everybody's.</param>
/// <param name="Own">With the stream on for the process itself, too.</param>
internal sealed record StreamCost(CostStream Stream, int Processes, double Off, double Others, double Own)
{
    private const string Key = "stream=";

    /// <summary>What it takes more because the stream is on for others.</summary>
    public double ShareOfOthers => (Others / Off) - 1;

    /// <summary>What it takes more because the stream is on for itself.</summary>
    public double ShareOfOwn => (Own / Off) - 1;

    /// <summary>Whether a line of the guest is about a stream.</summary>
    public static bool IsLine(string line) => line.StartsWith(Key, StringComparison.Ordinal);

    /// <summary>The costs, from the guest's lines, in their order.</summary>
    /// <exception cref="Mp3Exception">One is missing (1).</exception>
    public static IReadOnlyList<StreamCost> Of(IEnumerable<string> lines) =>
        [.. lines.Where(IsLine).Select(Parse).GroupBy(line => (line.Stream, line.Processes)).Select(group =>
        {
            var costs = group.ToDictionary(line => line.State, line => line.Each, StringComparer.Ordinal);
            return new StreamCost(group.Key.Stream, group.Key.Processes, Find("off"), Find("others"), Find("own"));

            double Find(string state) => costs.TryGetValue(state, out double each)
                ? each
                : throw Mp3Exception.Failed($"the guest did not measure {group.Key.Stream.GuestName} ({state}) beside {group.Key.Processes}");
        })];

    private static (CostStream Stream, int Processes, string State, double Each) Parse(string line)
    {
        var values = line.Split(' ').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[^1], StringComparer.Ordinal);
        return (CostStream.All.Single(stream => stream.GuestName == values["stream"]), (int)Number("processes"), values["state"], Number("elapsed") / Number("count"));

        double Number(string name) => double.Parse(values[name], CultureInfo.InvariantCulture);
    }
}
