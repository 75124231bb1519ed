// SPDX-License-Identifier: MIT

using Mp3.Experiments.Report.Markup;
using Mp3.Experiments.Reproduction;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Report.Sections;

/// <summary>The command that makes such a result, and the one that repeats this one and compares.</summary>
internal static class AgainSection
{
    public static Html Of(ReportContent content) => Html.Of(
        $"""
        <p>This result was made by</p>
        <pre>{CommandText.Of(content.Manifest)}</pre>
        {Repeat(content.Manifest)}
        """);

    // A study that was repeated is so many results; each one's report says how to run it again. The runs of a sweep are in
    // the store.
    private static Html Repeat(Manifest manifest) => manifest.Settings is { Seeds: not null } or { Sweep: not null }
        ? Html.Empty
        : Html.Of(
            $"""
            <p>In the folder of this report, this runs it again from the manifest and names the first difference, if there is one:</p>
            <pre>mp3 reproduce .</pre>
            """);
}
