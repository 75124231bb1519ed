// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Sweep.Figures;
using static Mp3.Experiments.Tests.Fixtures.SyntheticSweep;

namespace Mp3.Experiments.Tests.Studies.Sweep.Figures;

public sealed class SweepFactsTests
{
    [Fact]
    public void A_caption_has_the_study_the_axes_of_one_value_and_the_seeds() => Assert.Equal(
        ["A study", "RAM 1,024 MiB", "hdd", "5 conditions", "7 seeds"],
        SweepFacts.Of(Of([Ram(1024), Swap("hdd"), Copies(5)], seeds: 7), "A study"));

    [Fact]
    public void It_says_how_many_conditions_are_absent() => Assert.Equal(
        ["A study", "4 of 5 conditions", "one seed"], SweepFacts.Of(Of([Copies(5)], failed: i => i == 2), "A study"));
}
