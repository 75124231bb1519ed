// SPDX-License-Identifier: MIT

using Mp3.Experiments.Report.Markup;

namespace Mp3.Experiments.Report.Sections;

/// <summary>What is real and what is modelled, and the way to the run.</summary>
internal static class FooterSection
{
    public static Html Of(ReportContent content) => Html.Of(
        $"""
        <footer>
        <p>{string.Join(' ', content.Caption.Truth)}.</p>
        <p>{content.Caption.Origin}</p>
        </footer>
        """);
}
