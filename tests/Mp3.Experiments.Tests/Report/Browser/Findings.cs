// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Tests.Report.Browser;

/// <summary>What probe.js finds in the report at one width.</summary>
/// <param name="Width">Of the viewport, px.</param>
/// <param name="ScrollWidth">Of the document, px.</param>
/// <param name="Beyond">Visible elements that leave the viewport at the left or right.</param>
/// <param name="Figures">Number of figures.</param>
/// <param name="Pictures">The visible pictures.</param>
/// <param name="ImagesWithoutWords">Images without a text alternative.</param>
/// <param name="Background">Colour of the page: rgb(…).</param>
/// <param name="Text">Colour of its text: rgb(…).</param>
/// <param name="Sorting">What sorting the first table by time or latency does.</param>
internal sealed record Findings(
    int Width,
    int ScrollWidth,
    IReadOnlyList<string> Beyond,
    int Figures,
    IReadOnlyList<Picture> Pictures,
    IReadOnlyList<string> ImagesWithoutWords,
    string Background,
    string Text,
    Sorting Sorting);

/// <summary>A picture as shown.</summary>
/// <param name="Label">Its text alternative.</param>
/// <param name="SmallestText">Height of its smallest text, px of the screen.</param>
/// <param name="Cut">Texts that leave the picture.</param>
/// <param name="Ink">Colour of its first text: rgb(…).</param>
internal sealed record Picture(string Label, double SmallestText, IReadOnlyList<string> Cut, string Ink);

/// <summary>A table that was sorted twice by the same column.</summary>
internal sealed record Sorting(bool HasFocus, IReadOnlyList<double> Ascending, IReadOnlyList<double> Descending, string State);
