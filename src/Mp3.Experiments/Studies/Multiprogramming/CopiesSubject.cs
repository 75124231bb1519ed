// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Multiprogramming;

/// <summary>One curve over the number of copies, in a panel of its own.</summary>
/// <param name="Heading">Of the panel.</param>
/// <param name="Axis">Name and unit.</param>
/// <param name="Metric">What is drawn.</param>
/// <param name="Style">How it looks where it is alone.</param>
internal sealed record CopiesCurve(string Heading, string Axis, Metric Metric, CurveStyle Style);

/// <summary>What a picture over the number of copies is about; each study, repeated or compared, has the same three.</summary>
/// <param name="Name">Of the files.</param>
/// <param name="Quantity">Begins the title.</param>
/// <param name="LeadName">The first curve's metric in the middle of a sentence.</param>
/// <param name="Curves">A panel each, where runs are summed up by one number.</param>
internal sealed record CopiesSubject(string Name, string Quantity, string LeadName, IReadOnlyList<CopiesCurve> Curves)
{
    public static CopiesSubject Utilization { get; } = new("utilization", "CPU utilization", "CPU utilization",
    [
        new("Utilization, all copies together", "CPU time / completion time (%)", ProcessMetrics.Utilization, CurveStyle.Utilization),
    ]);

    public static CopiesSubject Faults { get; } = new("faults", "Page faults", "the number of major faults",
    [
        new(FaultWords.Major, FaultWords.MajorAxis, ProcessMetrics.MajorFaults, CurveStyle.Major),
        new(FaultWords.Minor, FaultWords.MinorAxis, ProcessMetrics.MinorFaults, CurveStyle.Minor),
    ]);

    public static CopiesSubject Completion { get; } = new("completion", "Completion time", "completion time",
    [
        new("From the common start to the end of the last copy", "Completion time (s)", ProcessMetrics.Completion, CurveStyle.LastCopy),
    ]);

    public static IReadOnlyList<CopiesSubject> All { get; } = [Utilization, Faults, Completion];

    /// <summary>The metric that answers what the picture is about.</summary>
    public Metric Lead => Curves[0].Metric;

    public string TitleFor(string program) => $"{Quantity} by the number of copies of {program}";
}
