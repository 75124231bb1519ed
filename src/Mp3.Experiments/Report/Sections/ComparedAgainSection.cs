// SPDX-License-Identifier: MIT

using Mp3.Experiments.Comparing;
using Mp3.Experiments.Report.Markup;
using Mp3.Experiments.Reproduction;

namespace Mp3.Experiments.Report.Sections;

/// <summary>The command that makes such a comparison, and those that made its sides.</summary>
internal static class ComparedAgainSection
{
    public static Html Of(StudyComparison comparison, string folder) => Html.Lines(
    [
        Html.Of(
            $"""
            <p>In the folder of this report, this makes it again:</p>
            <pre>mp3 compare {string.Join(' ', comparison.Sides.Select(side => WayTo(side, folder)))} --out .</pre>
            """),
        .. comparison.Labels.Zip(comparison.Sides, (label, side) => Html.Of(
            $"""
            <p>{label} was made by</p>
            <pre>{CommandText.Of(side.Manifest)}</pre>
            """)),
    ]);

    private static string WayTo(ComparedSide side, string folder) => CommandText.Quoted(Path.GetRelativePath(folder, side.Path));
}
