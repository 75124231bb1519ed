// SPDX-License-Identifier: MIT

using Mp3.Experiments.Comparing;
using Mp3.Experiments.Report.Markup;
using Mp3.Experiments.Reproduction;

namespace Mp3.Experiments.Report.Sections;

/// <summary>The command that makes such a comparison, and those that made its sides.</summary>
internal static class ComparedAgainSection
{
    public static Html Of(StudyComparison comparison, string folder) => Html.Of(
        $"""
        <p>In the folder of this report, this makes it again:</p>
        <pre>mp3 compare {WayTo(comparison.A, folder)} {WayTo(comparison.B, folder)} --out .</pre>
        <p>{comparison.Labels.A} was made by</p>
        <pre>{CommandText.Of(comparison.A.Manifest)}</pre>
        <p>{comparison.Labels.B} was made by</p>
        <pre>{CommandText.Of(comparison.B.Manifest)}</pre>
        """);

    private static string WayTo(ComparedSide side, string folder) => CommandText.Quoted(Path.GetRelativePath(folder, side.Path));
}
