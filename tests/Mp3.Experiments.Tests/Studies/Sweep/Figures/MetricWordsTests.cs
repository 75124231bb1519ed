// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Sweep.Figures;

namespace Mp3.Experiments.Tests.Studies.Sweep.Figures;

public sealed class MetricWordsTests
{
    [Fact]
    public void Major_faults_come_first_and_what_is_no_leading_metric_has_no_picture() => Assert.Equal(
        ["major faults", "completion time", "CPU utilization", "minor faults"],
        MetricWords.Pictured(ProcessMetrics.All).Select(metric => ProcessMetrics.All[metric].Words));

    [Fact]
    public void Of_another_study_the_order_of_its_tables_counts_and_no_more_than_four_are_pictured() => Assert.Equal(
        [0, 1, 3, 4],
        MetricWords.Pictured([.. Enumerable.Range(0, 6).Select(i => new Metric($"metric {i}", "N0", _ => i) { IsLeading = i != 2 })]));

    [Fact]
    public void Axis_and_file_have_the_metric_s_name()
    {
        Assert.Equal("Completion time (s)", MetricWords.AxisOf(ProcessMetrics.Completion));
        Assert.Equal("Major faults", MetricWords.AxisOf(ProcessMetrics.MajorFaults));
        Assert.Equal("Page faults per second", MetricWords.AxisOf(ProcessMetrics.FaultRate));
        Assert.Equal("cpu-utilization", MetricWords.FileOf(ProcessMetrics.Utilization));
    }
}
