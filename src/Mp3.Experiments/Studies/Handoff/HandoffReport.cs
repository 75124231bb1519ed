// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts;
using Mp3.Experiments.Report;
using Mp3.Experiments.Studies.Handoff.Claims;
using Mp3.Experiments.Studies.Handoff.Figures;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>The report of case study 3.</summary>
public static class HandoffReport
{
    /// <inheritdoc cref="Mp3.Experiments.Studies.Processes.StudyReport.Write"/>
    public static string Write(HandoffResult result, string folder, string source) =>
        ReportFile.Write(folder, source, dataFolder => ContentOf(result, dataFolder));

    private static ReportContent ContentOf(HandoffResult result, string dataFolder) => new(
        "Case study 3: the hand-off to a slow monitor",
        Caption.Of(result.Manifest, result.ManifestHash),
        result.Manifest,
        result.ManifestHash,
        HandoffClaims.Of(result.Scenarios),
        HandoffCharts.FiguresOf(result),
        [HandoffTables.Of(result.Scenarios)],
        dataFolder);
}
