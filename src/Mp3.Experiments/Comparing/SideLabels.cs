// SPDX-License-Identifier: MIT

using Mp3.Experiments.Machines;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Comparing;

/// <summary>Names of two results by what differs between them, such as <c>ssd</c> and <c>zram</c>.</summary>
internal static class SideLabels
{
    /// <summary>More differences than this make no name.</summary>
    private const int MostDifferences = 2;

    private const string Default = "default";

    /// <summary>Settings that differ, on each side its own; where none does, or too many do, the names of the folders.</summary>
    public static (string A, string B) Of(ComparedSide a, ComparedSide b)
    {
        (string A, string B)[] differences = [.. Facts(a, b).Where(fact => fact.A != fact.B)];
        return differences.Length is 0 or > MostDifferences
            ? (a.Name, b.Name)
            : (string.Join(", ", differences.Select(fact => fact.A)), string.Join(", ", differences.Select(fact => fact.B)));
    }

    private static IEnumerable<(string A, string B)> Facts(ComparedSide sideA, ComparedSide sideB)
    {
        (Manifest a, Manifest b) = (sideA.Manifest, sideB.Manifest);
        (StudySettings first, StudySettings second) = (a.Settings, b.Settings);
        yield return (Programs(first), Programs(second));
        yield return (first.Swap, second.Swap);
        yield return Kernels(first.Kernel, second.Kernel);
        yield return ($"{first.MemoryMib:N0} MiB RAM", $"{second.MemoryMib:N0} MiB RAM");
        foreach ((string A, string B) fact in Pairs(Texts(sideA), Texts(sideB), '.', 1))
        {
            yield return fact;
        }

        yield return ($"{first.Clock} clock", $"{second.Clock} clock");
        yield return ($"scale {ScaleText.Of(first.Scale)}", $"scale {ScaleText.Of(second.Scale)}");
        yield return (Seeds(first), Seeds(second));
        foreach ((string A, string B) fact in Pairs(Chosen(a, b), Chosen(b, a), '.', 1)
            .Concat(Pairs(a.Machine.Knobs, b.Machine.Knobs, '/', 2)))
        {
            yield return fact;
        }

        yield return ($"QEMU {a.Environment.QemuVersion}", $"QEMU {b.Environment.QemuVersion}");
        yield return ($"mp3 {a.Environment.Mp3Version}", $"mp3 {b.Environment.Mp3Version}");
    }

    private static string Programs(StudySettings settings) =>
        string.Join(" beside ", (settings.Program?.Commands ?? []).Select(command => string.Join(' ', command)));

    // 6.1.0-56-amd64 and 6.12.95 are 6.1 and 6.12; two builds of 6.1 keep their whole names.
    private static (string A, string B) Kernels(string a, string b)
    {
        (string shortA, string shortB) = (Series(a), Series(b));
        return shortA == shortB ? (a, b) : ($"kernel {shortA}", $"kernel {shortB}");
    }

    private static string Series(string release) => string.Join('.', release.Split('.', '-').Take(2));

    private static string Seeds(StudySettings settings) =>
        settings.Seeds is { } seeds ? $"seeds {seeds[0]} to {seeds[^1]}" : $"seed {settings.Seed}";

    // What varies from run to run tells runs apart, not sides.
    private static Dictionary<string, string> Texts(ComparedSide side) => side.Manifest.Settings.Parameters.All
        .Where(parameter => side.Observations.All(row => row.Parameters.Find(parameter.Key) is null))
        .ToDictionary(parameter => parameter.Key, parameter => parameter.Value.Text, StringComparer.Ordinal);

    // What studies set by themselves on both sides follows from the RAM, which is named.
    private static Dictionary<string, string> Chosen(Manifest own, Manifest other) => own.Machine.Sysctls
        .Where(sysctl => !GuestSettings.IsStandard(sysctl.Key, sysctl.Value)
            || (other.Machine.Sysctls.TryGetValue(sysctl.Key, out string? value) && !GuestSettings.IsStandard(sysctl.Key, value)))
        .ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<(string A, string B)> Pairs(
        IReadOnlyDictionary<string, string> a, IReadOnlyDictionary<string, string> b, char separator, int parts) =>
        a.Keys.Union(b.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(key =>
        {
            string name = string.Join(separator, key.Split(separator).TakeLast(parts));
            return ($"{name}={a.GetValueOrDefault(key, Default)}", $"{name}={b.GetValueOrDefault(key, Default)}");
        });
}
