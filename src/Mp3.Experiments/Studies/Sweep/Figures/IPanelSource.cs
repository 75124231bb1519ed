// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;

namespace Mp3.Experiments.Studies.Sweep.Figures;

/// <summary>One of the ways to show a metric of a sweep.</summary>
internal interface IPanelSource
{
    /// <summary>Names of lines, where they don't stand beside the lines.</summary>
    IReadOnlyList<KeyEntry> Key { get; }

    /// <summary>What colours mean; null: nothing.</summary>
    ColorBar? Colors { get; }

    /// <summary>What else one has to know to read it; null: nothing.</summary>
    string? Note { get; }

    /// <summary>How conditions that are absent look, as the end of a sentence on them; empty: the picture says it.</summary>
    string UnknownWords { get; }

    /// <summary>What shows the interval of the seeds, at the beginning of a sentence; null: nothing does.</summary>
    string? IntervalName { get; }

    /// <param name="panel">Its number.</param>
    /// <param name="heading">What it shows.</param>
    Panel PanelOf(int panel, string heading);
}
