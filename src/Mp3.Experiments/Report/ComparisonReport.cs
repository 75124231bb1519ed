// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Comparing;
using Mp3.Experiments.Report.Markup;
using Mp3.Experiments.Report.Sections;
using Mp3.Protocol;

namespace Mp3.Experiments.Report;

/// <summary>The report of a comparison: what differs most, all sides in one picture, their numbers and claims side by side.</summary>
public static class ComparisonReport
{
    /// <summary>Writes the report.</summary>
    /// <param name="comparison">Of folders.</param>
    /// <param name="title">Heading of the study's report.</param>
    /// <param name="figures">The comparison's pictures, the one that shows what differs most first.</param>
    /// <param name="folder">Where the report goes, beside the comparison's table and pictures; exists.</param>
    /// <param name="rowsFile">Name of the table's file.</param>
    /// <returns>The file's path.</returns>
    /// <exception cref="Mp3Exception">Unavailable: the fonts are not installed; Usage or Failed: it can't be written.</exception>
    public static string Write(StudyComparison comparison, string title, IReadOnlyList<Figure> figures, string folder, string rowsFile)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return ReportFile.Write(folder, PageOf(comparison, title, figures, folder, rowsFile));
    }

    private static ReportDocument PageOf(StudyComparison comparison, string title, IReadOnlyList<Figure> figures, string folder, string rowsFile)
    {
        IReadOnlyList<ComparedClaim> claims = ComparedClaim.Of(comparison);
        return new ReportDocument(
            $"Compared: {WordList.Of(comparison.Labels)}. {title}",
            ComparisonCaption.Of(comparison),
            ComparedClaimsSection.Verdict(claims, comparison.Sides.Count),
            ReportSections.Filled(
            [
                new("answer", "Answer", Html.Lines([AnswerOf(comparison), PicturesSection.Lead(figures, "")])),
                new("results", "Results", ComparedTables.Of(comparison)),
                new("claims", "Claims and verdicts", ComparedClaimsSection.Of(comparison.Labels, claims)),
                new("pictures", "More pictures", PicturesSection.Of(figures, "")),
                new("inputs", comparison.Sides.Count == 2 ? "What differs between the two" : "What differs among them", ComparedTables.Inputs(comparison)),
                new("files", "Files", ComparedFilesSection.Of(comparison, folder, rowsFile)),
                new("again", "Run it again", ComparedAgainSection.Of(comparison, folder)),
            ]));
    }

    private static Html AnswerOf(StudyComparison comparison) =>
        Html.Of($"""<p class="finding">{ComparisonFindings.Answer(comparison)}</p>""");
}
