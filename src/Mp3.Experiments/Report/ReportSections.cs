// SPDX-License-Identifier: MIT

using Mp3.Experiments.Report.Markup;
using Mp3.Experiments.Report.Sections;

namespace Mp3.Experiments.Report;

/// <summary>A part of the page.</summary>
/// <param name="Id">Its anchor.</param>
/// <param name="Title">Its heading, and its name in the navigation.</param>
/// <param name="Body">Its content.</param>
internal sealed record ReportSection(string Id, string Title, Html Body);

/// <summary>The parts of the page from top to bottom; a part without content is left out.</summary>
internal static class ReportSections
{
    public static IReadOnlyList<ReportSection> Of(ReportContent content) =>
        Filled(
        [
            new("answer", "Answer", PicturesSection.Lead(content.Figures, content.DataFolder)),
            new("claims", "Claims and verdicts", ClaimsSection.Of(content)),
            new("pictures", "More pictures", PicturesSection.Of(content.Figures, content.DataFolder)),
            new("results", "Results", Html.Lines([.. ScaleNote.Of(content.Manifest.Settings), .. content.Tables])),
            new("checks", "Self-checks", ChecksSection.Of(content)),
            new("plan", "Plan", PlanSection.Of(content)),
            new("environment", "Environment", EnvironmentSection.Of(content)),
            new("files", "Files", FilesSection.Of(content)),
            new("again", "Run it again", AgainSection.Of(content)),
        ]);

    /// <summary>Leaves out what has no content.</summary>
    public static IReadOnlyList<ReportSection> Filled(IEnumerable<ReportSection> sections) =>
        [.. sections.Where(section => section.Body.ToString().Length > 0)];
}
