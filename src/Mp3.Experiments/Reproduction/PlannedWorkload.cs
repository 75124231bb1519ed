// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Experiments.Experiments;
using Mp3.Protocol;

namespace Mp3.Experiments.Reproduction;

/// <summary>Reads a plan's process back into the workload that it was made from.</summary>
internal static class PlannedWorkload
{
    private const string SeedOption = "--seed=";
    private const string ContentOption = "--content=";

    /// <exception cref="Mp3Exception">Usage: this version plans no such process.</exception>
    public static Workload Of(string run, ProcessPlan process)
    {
        string[] words = [.. process.Argv.Skip(1).Where(word => !word.StartsWith("--", StringComparison.Ordinal))];
        string seed = ValueOf(process, SeedOption) ?? "";
        if (words is [string size, "R" or "L", string accesses]
            && int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int mib)
            && long.TryParse(accesses, NumberStyles.None, CultureInfo.InvariantCulture, out long count)
            && ulong.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number)
            && int.TryParse(ValueOf(process, ContentOption) ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out int content))
        {
            var workload = new Workload(
                mib, words[1] == "L" ? AccessPattern.Local : AccessPattern.Random, count, process.Iterations, number, content);
            if (workload.Argv().SequenceEqual(process.Argv, StringComparer.Ordinal))
            {
                return workload;
            }
        }

        throw Mp3Exception.Usage($"this version can't plan '{string.Join(' ', process.Argv)}' of run {run}: use the version that made the manifest");
    }

    private static string? ValueOf(ProcessPlan process, string option) =>
        process.Argv.FirstOrDefault(word => word.StartsWith(option, StringComparison.Ordinal))?[option.Length..];
}
