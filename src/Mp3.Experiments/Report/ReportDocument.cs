// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts;

namespace Mp3.Experiments.Report;

/// <summary>A page: what stands above and below its sections, and these.</summary>
/// <param name="Title">Of the page.</param>
/// <param name="Caption">What was run and how far it can be trusted, as on the pictures.</param>
/// <param name="Verdict">The result in one line.</param>
/// <param name="Sections">From top to bottom; none is empty.</param>
internal sealed record ReportDocument(string Title, Caption Caption, string Verdict, IReadOnlyList<ReportSection> Sections)
{
    /// <summary>The page of one study.</summary>
    public static ReportDocument Of(ReportContent content) =>
        new(content.Title, content.Caption, VerdictLine.Of(content), ReportSections.Of(content));
}
