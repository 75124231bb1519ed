// SPDX-License-Identifier: MIT

using Mp3.Experiments.Report.Markup;

namespace Mp3.Experiments.Report.Sections;

/// <summary>What is real and what is modelled, and the way to the run.</summary>
internal static class FooterSection
{
    public static Html Of(ReportDocument page) => Html.Of(
        $"""
        <footer>
        <p>{string.Join(' ', Parted(page.Caption.Truth))}.</p>
        <p>{page.Caption.Origin}</p>
        </footer>
        """);

    // On a picture each part may have a line of its own; here they follow each other.
    private static IEnumerable<string> Parted(IReadOnlyList<string> parts) =>
        parts.Select((part, i) => i == parts.Count - 1 || part[^1] is ';' or ',' ? part : $"{part};");
}
