// SPDX-License-Identifier: MIT

using Mp3.Experiments.Comparing;
using Mp3.Experiments.Results;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Comparing;

public sealed class StudyComparisonTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_result_compared_with_its_copy_is_the_same_in_every_metric()
    {
        ProcessResult study = SyntheticStudy.CaseStudy1(5, 0.1);

        StudyComparison comparison = Compare(Publish("x", study), Publish("y", study));

        Assert.Empty(comparison.Inputs);
        Assert.Equal(["pair-a", "pair-b"], comparison.Conditions);
        Assert.All(comparison.Rows, row => Assert.Equal((0, "the same, one seed"), (row.Difference, row.Verdict)));
    }

    [Fact]
    public void Settings_that_differ_are_named_and_ratios_are_of_B_over_A()
    {
        ProcessResult a = SyntheticStudy.CaseStudy1(5, 0.1);
        ProcessResult b = a with
        {
            Manifest = a.Manifest with { Settings = a.Manifest.Settings with { Swap = "zram" } },
            Runs = [.. a.Runs.Select(row => row with { MajorFaults = row.MajorFaults * 3 })],
        };

        StudyComparison comparison = Compare(Publish("a", a), Publish("b", b));

        Assert.Equal(["setting swap: ssd, zram"], comparison.Inputs.Select(input => $"{input.Input}: {string.Join(", ", input.Values)}"));
        ComparisonRow major = comparison.Rows.Single(row => row is { Run: "pair-b", Metric: "major faults" });
        Assert.Equal(a.Runs.Where(row => row.Run == "pair-b").Sum(row => row.MajorFaults), major.A);
        Assert.Equal((3 * major.A, 3.0, 2 * major.A), (major.B, major.Ratio!.Value, major.Difference));
        Assert.Equal((1, null, "more, one seed"), (major.Seeds, major.Low, major.Verdict));
        Assert.All(comparison.Rows, row => Assert.Equal(("ssd", "zram"), (row.ALabel, row.BLabel)));
    }

    [Fact]
    public void Kernels_that_leave_different_memory_are_said_to()
    {
        ProcessResult a = WorkStudy.Of("multiprog", 55.9, WorkRun.Copies(1, new WorkProcess("1 R 10")));
        ProcessResult b = WorkStudy.Of("multiprog", 63, WorkRun.Copies(1, new WorkProcess("1 R 10")));

        StudyComparison comparison = Compare(Publish("a", a), Publish("b", b));

        Assert.Equal("not at equal memory: a had 55.9 MiB usable; b had 63.0 MiB usable", comparison.MemoryNote);
        Assert.Contains("Not at equal memory: a had 55.9 MiB usable; b had 63.0 MiB usable.", comparison.Notes);
        Assert.All(comparison.Rows, row => Assert.Equal((55.9, 63), (Math.Round(row.AUsableMib!.Value, 1), Math.Round(row.BUsableMib!.Value, 1))));
        Assert.Null(Compare(Publish("c", a), Publish("d", a)).MemoryNote);
    }

    [Fact]
    public void Seeds_that_both_have_are_paired_and_others_left_out()
    {
        string a = SyntheticRepetitions.Publish(_scratch["a"], SyntheticRepetitions.Multiprog(8, 1, 5));
        ProcessResult[] slower = [.. SyntheticRepetitions.Multiprog(7, 1, 5).Select(study => study with
        {
            Runs = [.. study.Runs.Select(row => row with { CompletionNs = row.CompletionNs + 2_000_000_000 })],
        })];
        string b = SyntheticRepetitions.Publish(_scratch["b"], slower);

        ComparisonRow row = Compare(a, b).Rows.Single(row => row is { Run: "n05", Metric: "time s" });

        Assert.Equal((7, "more"), (row.Seeds, row.Verdict));
        Assert.Equal((2, 2, 2), (row.Difference, row.Low!.Value, row.High!.Value), new WithinNano());
    }

    [Fact]
    public void Without_a_seed_in_common_there_is_no_interval_and_no_verdict()
    {
        ProcessResult a = SyntheticRepetitions.CaseStudy1(0.1)[0];
        ProcessResult b = SyntheticRepetitions.CaseStudy1(0.1, 0.2)[1];

        StudyComparison comparison = Compare(Publish("a", a), Publish("b", b));

        Assert.All(comparison.Rows, row => Assert.Equal((0, null, "can't tell: no seed in common"), (row.Seeds, row.Low, row.Verdict)));
    }

    [Fact]
    public void Results_of_two_studies_are_refused()
    {
        string a = Publish("a", SyntheticStudy.CaseStudy1(5, 0.1));
        string b = Publish("b", SyntheticStudy.Multiprog([1, 5]));

        Mp3Exception e = Assert.Throws<Mp3Exception>(() => Compared.Load(a, b));

        Assert.Equal(ExitCode.Usage, e.ExitCode);
        Assert.Contains("only results of one study", e.Message, StringComparison.Ordinal);
    }

    private static StudyComparison Compare(params string[] folders) => StudyComparison.Of(Compared.Load(folders));

    private string Publish(string name, ProcessResult study)
    {
        using ResultDraft draft = ResultFolder.Create(_scratch[name]);
        SyntheticStudy.Write(draft, study);
        return draft.Publish().Path;
    }

    private sealed class WithinNano : IEqualityComparer<(double, double, double)>
    {
        public bool Equals((double, double, double) x, (double, double, double) y) =>
            Math.Abs(x.Item1 - y.Item1) < 1e-9 && Math.Abs(x.Item2 - y.Item2) < 1e-9 && Math.Abs(x.Item3 - y.Item3) < 1e-9;

        public int GetHashCode((double, double, double) obj) => 0;
    }
}
