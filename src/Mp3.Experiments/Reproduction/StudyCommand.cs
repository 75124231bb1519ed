// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Reproduction;

/// <summary>The command line that makes a result, from its manifest. Every option is written out: a default may change.</summary>
public static class StudyCommand
{
    /// <summary>Such as <c>mp3 casestudy1 --memory 1024 --swap ssd …</c>, to be pasted into a shell.</summary>
    public static string Of(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return string.Join(' ', (IEnumerable<string>)["mp3", manifest.Study, .. OptionsOf(manifest).Select(option => $"{option.Name} {Quoted(option.Value)}")]);
    }

    private static IEnumerable<(string Name, string Value)> OptionsOf(Manifest manifest)
    {
        StudySettings settings = manifest.Settings;
        if (settings.Counts.Count > 0)
        {
            yield return ("--n", string.Join(',', settings.Counts));
            yield return ("--size", Text(settings.SizeMib));
        }

        if (manifest.Runs is [{ Plan.Handoff: { } plan }])
        {
            foreach ((string, string) option in SweepOf(plan))
            {
                yield return option;
            }
        }

        yield return ("--memory", Text(settings.MemoryMib));
        if (manifest.Machine.SwapMib > 0)
        {
            yield return ("--swap", settings.Swap);
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

    private static IEnumerable<(string Name, string Value)> SweepOf(HandoffPlan plan)
    {
        yield return ("--capacity", string.Join(',', plan.Scenarios.Select(scenario => scenario.Capacity).Distinct()));
        yield return ("--stall", string.Join(',', plan.Scenarios.Select(scenario => Text(scenario.StallMs / (double)plan.MonitorPeriodMs)).Distinct(StringComparer.Ordinal)));
        yield return ("--period", Text(plan.MonitorPeriodMs / 1000.0));
        yield return ("--tick", Text(plan.TickMs));
        yield return ("--delay", plan.Delay.Kind);
    }

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>A word as a shell takes it: most are letters, digits and a few signs, which stay as they are.</summary>
    internal static string Quoted(string value) =>
        value.Length > 0 && value.All(c => char.IsAsciiLetterOrDigit(c) || "._-+=/,:".Contains(c, StringComparison.Ordinal))
            ? value
            : $"'{value.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
