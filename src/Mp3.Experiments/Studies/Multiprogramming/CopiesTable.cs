// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;

namespace Mp3.Experiments.Studies.Multiprogramming;

/// <summary>What stands for the pictures over the number of copies where there is one number: a point makes no line.</summary>
internal static class CopiesTable
{
    public const string Heading = "All copies together";

    /// <param name="point">The only run.</param>
    /// <param name="program">What was run.</param>
    public static Figure Of(CopiesPoint point, string program) => new(
        "copies",
        $"{Copies(point.Copies)} of {program}",
        "One run. A picture over N needs several numbers: --n 1..11",
        [],
        [])
    {
        Tables =
        [
            new FigureTable(Heading, ["metric", "value"],
            [
                ["CPU time / completion time", $"{point.Total.UtilizationPercent:0.00} %"],
                ["  of it user", $"{point.Total.UserPercent:0.00} %"],
                ["  of it system", $"{point.Total.SystemPercent:0.00} %"],
                [FaultWords.Major, $"{point.Total.MajorFaults:N0}"],
                [FaultWords.Minor, $"{point.Total.MinorFaults:N0}"],
                ["Completion time of the first copy", $"{point.FirstCompletionSeconds:0.00} s"],
                ["Completion time of the median copy", $"{point.MedianCompletionSeconds:0.00} s"],
                ["Completion time of the last copy", $"{point.Total.CompletionSeconds:0.00} s"],
            ]),
        ],
    };

    /// <summary>A number of copies in words.</summary>
    public static string Copies(int copies) => copies == 1 ? "One copy" : $"{copies:N0} concurrent copies";
}
