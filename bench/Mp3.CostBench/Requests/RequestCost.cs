// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Protocol;

namespace Mp3.CostBench.Requests;

/// <summary>What one read of a block device costs.</summary>
/// <param name="Device">Its name in the guest: <c>mp3_disk0</c> or <c>nullb0</c>.</param>
/// <param name="BlockBytes">Length of the read, bytes.</param>
/// <param name="Instructions">Mean over all reads, from before the system call to after it, less the device's latency.</param>
internal sealed record RequestCost(string Device, int BlockBytes, long Instructions)
{
    /// <summary>The line that the guest says when it has done everything.</summary>
    private const string LastLine = "end";

    /// <summary>Reads what the guest said.</summary>
    /// <exception cref="Mp3Exception">The guest reports an error, or says something else (1).</exception>
    public static IReadOnlyList<RequestCost> Parse(IReadOnlyList<string> lines) => lines is [.., LastLine]
        ? [.. lines.SkipLast(1).Select(Parse)]
        : throw new Mp3Exception("the guest that measures requests did not get to its end", ExitCode.Failed) { Details = lines };

    private static RequestCost Parse(string line)
    {
        string[] values = [.. line.Split(' ').Select(pair => pair.Split('=', 2)[^1])];
        return line.StartsWith("device=", StringComparison.Ordinal)
            && values is [string device, string block, string instructions]
            && int.TryParse(block, NumberStyles.None, CultureInfo.InvariantCulture, out int bytes)
            && long.TryParse(instructions, NumberStyles.None, CultureInfo.InvariantCulture, out long count)
            ? new RequestCost(device, bytes, count)
            : throw Mp3Exception.Failed($"requests can't be measured: {line}");
    }
}
