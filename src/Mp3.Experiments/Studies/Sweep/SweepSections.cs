// SPDX-License-Identifier: MIT

using Mp3.Experiments.Report.Markup;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>The results of a sweep in its report: its medians, and the way to every seed.</summary>
internal static class SweepSections
{
    /// <param name="result">The sweep.</param>
    /// <param name="dataFolder">The way from the page to its files.</param>
    public static IReadOnlyList<Html> Of(SweepResult result, string dataFolder) =>
    [
        MediansSection.Of(result.Grid, dataFolder + MedianRow.File),
        Html.Of($"""<p>A row for each seed, with the name of its run in the store: <a href="{dataFolder}{SweepRow.File}">{SweepRow.File}</a>.</p>"""),
    ];
}
