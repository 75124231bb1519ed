// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Mp3.CostBench.Requests;

/// <summary>The table of requests, as a page has it, and as JSON.</summary>
internal static class RequestReport
{
    private const int Kib = 1024;

    /// <summary>A table in Markdown: a line for each length, the devices side by side.</summary>
    public static string Table(IReadOnlyList<RequestCost> costs)
    {
        string[] devices = [.. costs.Select(cost => cost.Device).Distinct(StringComparer.Ordinal)];
        var text = new StringBuilder();
        text.AppendLine($"| instructions for a read of | {string.Join(" | ", devices)} |");
        text.AppendLine($"|---|{string.Concat(devices.Select(_ => "--:|"))}");
        foreach (IGrouping<int, RequestCost> length in costs.GroupBy(cost => cost.BlockBytes))
        {
            string[] cells = [.. devices.Select(device => length.Single(cost => cost.Device == device).Instructions.ToString("N0", CultureInfo.InvariantCulture))];
            text.AppendLine($"| {length.Key / Kib} KiB | {string.Join(" | ", cells)} |");
        }

        return text.ToString();
    }

    /// <summary>An array of objects: <c>device</c>, <c>block_bytes</c>, <c>instructions</c>.</summary>
    public static string Json(IReadOnlyList<RequestCost> costs) => JsonSerializer.Serialize(
        costs.Select(cost => new { device = cost.Device, block_bytes = cost.BlockBytes, instructions = cost.Instructions }));
}
