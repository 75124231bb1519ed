// SPDX-License-Identifier: MIT

using Mp3.Experiments.Machines;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Comparing;

/// <summary>Names of results by what differs among them, such as <c>ssd</c> and <c>zram</c>.</summary>
internal static class SideLabels
{
    /// <summary>More differences than this make no name.</summary>
    private const int MostDifferences = 3;

    private const string Default = "default";

    /// <summary>
    /// Settings that differ, on each side its own, with a number where two sides have the same; where none does, or too
    /// many do, the names of the folders.
    /// </summary>
    /// <param name="sides">At least two.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<ComparedSide> sides)
    {
        string[][] differences = [.. Facts(sides).Where(fact => fact.Any(text => text != fact[0]))];
        string[] labels = Numbered([.. sides.Select((_, i) => string.Join(", ", differences.Select(fact => fact[i])))]);
        bool isTold = differences.Length is > 0 and <= MostDifferences && labels.Distinct(StringComparer.Ordinal).Count() == labels.Length;
        return isTold ? labels : [.. sides.Select(side => side.Name)];
    }

    private static string[] Numbered(string[] labels) =>
    [
        .. labels.Select((label, i) => labels.Count(other => other == label) == 1
            ? label
            : $"{label} {labels.Take(i + 1).Count(other => other == label)}"),
    ];

    private static IEnumerable<string[]> Facts(IReadOnlyList<ComparedSide> sides)
    {
        Manifest[] manifests = [.. sides.Select(side => side.Manifest)];
        yield return Each(manifest => Programs(manifest.Settings));
        yield return Each(manifest => manifest.Settings.Swap);
        yield return Kernels([.. manifests.Select(manifest => manifest.Settings.Kernel)]);
        yield return Each(manifest => $"{manifest.Settings.MemoryMib:N0} MiB RAM");
        yield return Each(manifest => manifest.Settings.Module is { } module ? $"module of {module}" : "mp3's module");
        foreach (string[] fact in Named([.. sides.Select(Texts)], '.', 1))
        {
            yield return fact;
        }

        yield return Each(manifest => $"{manifest.Settings.Clock} clock");
        yield return Each(manifest => $"scale {ScaleText.Of(manifest.Settings.Scale)}");
        yield return Each(manifest => Seeds(manifest.Settings));
        foreach (string[] fact in Named(Chosen(manifests), '.', 1).Concat(Named([.. manifests.Select(manifest => manifest.Machine.Knobs)], '/', 2)))
        {
            yield return fact;
        }

        yield return Each(manifest => $"QEMU {manifest.Environment.QemuVersion}");
        yield return Each(manifest => $"mp3 {manifest.Environment.Mp3Version}");

        string[] Each(Func<Manifest, string> text) => [.. manifests.Select(text)];
    }

    private static string Programs(StudySettings settings) =>
        string.Join(" beside ", (settings.Program?.Commands ?? []).Select(command => string.Join(' ', command)));

    // 6.1.0-56-amd64 and 6.12.95 are 6.1 and 6.12; two builds of 6.1 keep their whole names.
    private static string[] Kernels(string[] releases)
    {
        string[] different = [.. releases.Distinct(StringComparer.Ordinal)];
        bool areSeries = different.Select(Series).Distinct(StringComparer.Ordinal).Count() == different.Length;
        return areSeries ? [.. releases.Select(release => $"kernel {Series(release)}")] : releases;
    }

    private static string Series(string release) => string.Join('.', release.Split('.', '-').Take(2));

    private static string Seeds(StudySettings settings) =>
        settings.Seeds is { } seeds ? $"seeds {seeds[0]} to {seeds[^1]}" : $"seed {settings.Seed}";

    // What varies from run to run tells runs apart, not sides.
    private static IReadOnlyDictionary<string, string> Texts(ComparedSide side) => side.Manifest.Settings.Parameters.All
        .Where(parameter => side.Observations.All(row => row.Parameters.Find(parameter.Key) is null))
        .ToDictionary(parameter => parameter.Key, parameter => parameter.Value.Text, StringComparer.Ordinal);

    // What studies set by themselves on all sides follows from the RAM, which is named.
    private static IReadOnlyDictionary<string, string>[] Chosen(Manifest[] manifests)
    {
        HashSet<string> names = [.. manifests.SelectMany(manifest => manifest.Machine.Sysctls)
            .Where(sysctl => !GuestSettings.IsStandard(sysctl.Key, sysctl.Value)).Select(sysctl => sysctl.Key)];
        return [.. manifests.Select(manifest => manifest.Machine.Sysctls
            .Where(sysctl => names.Contains(sysctl.Key)).ToDictionary(StringComparer.Ordinal))];
    }

    private static IEnumerable<string[]> Named(IReadOnlyDictionary<string, string>[] sides, char separator, int parts) =>
        sides.SelectMany(side => side.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(key =>
        {
            string name = string.Join(separator, key.Split(separator).TakeLast(parts));
            return (string[])[.. sides.Select(side => $"{name}={side.GetValueOrDefault(key, Default)}")];
        });
}
