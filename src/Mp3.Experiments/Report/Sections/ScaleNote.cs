// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Report.Markup;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Report.Sections;

/// <summary>What of a table's numbers does not scale, above the table.</summary>
internal static class ScaleNote
{
    /// <summary>A paragraph; none at scale 1.</summary>
    public static IEnumerable<Html> Of(StudySettings settings)
    {
        if (Scaling.Sentence(settings) is { } note)
        {
            yield return Html.Of($"<p>{note}</p>");
        }
    }
}
