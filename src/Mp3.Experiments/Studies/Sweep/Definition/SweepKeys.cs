// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.Sweep.Definition;

/// <summary>The keys of a sweep's file; beside them there are the options of its study.</summary>
internal static class SweepKeys
{
    public const string Study = "study";
    public const string Seeds = "seeds";
    public const string Program = "program";

    /// <summary>The table of what every run has.</summary>
    public const string Options = "options";

    /// <summary>The table of what is varied.</summary>
    public const string Axes = "sweep";

    /// <summary>In the order in which they are written.</summary>
    public static IReadOnlyList<string> Keys { get; } = [Study, Seeds, Program];

    public static IReadOnlyList<string> Tables { get; } = [Options, Axes];
}
