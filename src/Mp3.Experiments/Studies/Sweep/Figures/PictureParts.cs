// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.Sweep.Figures;

/// <summary>Which of several pictures of a metric one is.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Drawn">How many are drawn.</param>
/// <param name="All">How many it would take to show all conditions.</param>
/// <param name="Remarks">Sentences on what is drawn and what is not.</param>
internal sealed record PictureParts(int Number, int Drawn, int All, IReadOnlyList<string> Remarks)
{
    /// <summary>In words; empty: there is one picture, of all.</summary>
    public IReadOnlyList<string> Sentences =>
    [
        .. Remarks,
        .. All == 1 ? (string[])[] : [$"Picture {Number} of {Drawn}."],
        .. Drawn == All ? (string[])[] : [$"{All - Drawn:N0} more are not drawn: medians.csv has all conditions."],
    ];
}
