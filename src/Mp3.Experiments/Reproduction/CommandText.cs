// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Reproduction;

/// <summary>The command line that makes a result, from its manifest. Every option is written out: a default may change.</summary>
public static class CommandText
{
    /// <summary>Of a sweep's result, the file with its whole definition.</summary>
    public const string SweepFile = "sweep.toml";

    /// <summary>Such as <c>mp3 casestudy1 --memory 1024 --swap ssd …</c>, to be pasted into a shell.</summary>
    public static string Of(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        if (manifest.Settings.Sweep is not null)
        {
            return $"mp3 sweep {SweepFile}";
        }

        string[] faults = manifest.Settings.Faults ? ["--faults"] : [];
        return string.Join(' ', (IEnumerable<string>)
        [
            "mp3",
            manifest.Study,
            .. ProgramText.OptionsOf(manifest).Concat(OptionsOf(manifest)).Select(option => $"{option.Name} {Quoted(option.Value)}"),
            .. faults,
            .. ProgramText.WordsOf(manifest.Settings.Program).Select(Quoted),
        ]);
    }

    private static IEnumerable<(string Name, string Value)> OptionsOf(Manifest manifest)
    {
        StudySettings settings = manifest.Settings;
        foreach ((string name, ParameterValue value) in settings.Parameters.All)
        {
            yield return ($"--{name}", value.Text);
        }

        yield return ("--memory", Text(settings.MemoryMib));
        if (manifest.Machine.SwapMib > 0)
        {
            yield return ("--swap", settings.Swap);
            if (settings.Disk is { } disk && SwapModel.Find(settings.Swap)?.Disk?.Specification != disk)
            {
                yield return ("--disk", disk);
            }
        }

        yield return ("--seed", Text(settings.Seeds is [var first, ..] ? first : settings.Seed));
        if (settings.Seeds is { } seeds)
        {
            yield return ("--repeat", Text(seeds.Count));
        }

        if (settings.Scale != 1)
        {
            yield return ("--scale", Text(settings.Scale));
        }

        yield return ("--kernel", settings.Kernel);
        if (settings.Module is { } module)
        {
            yield return ("--module", module);
        }

        if (settings.Clock != "virtual")
        {
            yield return ("--clock", settings.Clock);
        }

        foreach ((string name, string value) in manifest.Machine.Sysctls.Where(sysctl => !GuestSettings.IsStandard(sysctl.Key, sysctl.Value)))
        {
            yield return ("--sysctl", $"{name}={value}");
        }

        foreach ((string path, string value) in manifest.Machine.Knobs)
        {
            yield return ("--knob", $"{path}={value}");
        }
    }

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>A word as a shell takes it: most are letters, digits and a few signs, which stay as they are.</summary>
    internal static string Quoted(string value) =>
        value.Length > 0 && value.All(c => char.IsAsciiLetterOrDigit(c) || "._-+=/,:".Contains(c, StringComparison.Ordinal))
            ? value
            : $"'{value.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
