// SPDX-License-Identifier: MIT

using Mp3.Experiments.Report.Markup;

namespace Mp3.Experiments.Report.Sections;

/// <summary>Long parts, folded away until a reader wants them.</summary>
internal static class Folded
{
    /// <summary>More rows of a table than this are folded away.</summary>
    public const int MostOpenRows = 12;

    /// <summary>Folds <paramref name="body"/> away if it is long.</summary>
    public static Html If(bool isLong, string summary, Html body) => isLong
        ? Html.Of(
            $"""
            <details>
            <summary>{summary}</summary>
            {body}
            </details>
            """)
        : body;
}
