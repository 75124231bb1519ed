// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Claims;

public sealed class SwapOnsetTests
{
    [Fact]
    public void It_is_the_first_N_that_swaps_if_the_one_before_was_measured()
    {
        SwapOnset? onset = Of((8, 0), (9, 100), (10, 9_000), (11, 20_000));

        Assert.Equal(new SwapOnset(9, 10), onset);
        Assert.Equal("onset of swapping at N = 10", onset!.Text);
    }

    [Fact]
    public void With_a_gap_before_it_lies_between_two_N() =>
        Assert.Equal("onset of swapping between N = 5 and 11", Of((11, 20_000), (1, 0), (5, 0))!.Text);

    [Fact]
    public void Without_runs_on_both_sides_there_is_none()
    {
        Assert.Null(Of((1, 0), (5, 0)));
        Assert.Null(Of((11, 20_000), (12, 20_000)));
    }

    [Fact]
    public void Runs_that_don_t_part_at_one_N_have_none() => Assert.Null(Of((9, 0), (10, 20_000), (11, 0), (12, 20_000)));

    [Fact]
    public void Without_the_programs_there_is_none() => Assert.Null(SwapOnset.Of(MeasuredRun.Of(SyntheticStudy.Multiprog([9, 10, 11]))));

    // Each copy has 200,000 accesses.
    private static SwapOnset? Of(params (int N, long Major)[] runs) => SwapOnset.Of(MeasuredRun.Of(WorkStudy.Of("multiprog", 900, [.. runs.Select(run =>
        WorkRun.Copies(run.N, new WorkProcess("100 R 10000", Major: run.Major)))])));
}
