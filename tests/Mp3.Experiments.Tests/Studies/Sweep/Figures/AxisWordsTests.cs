// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Sweep;
using Mp3.Experiments.Studies.Sweep.Figures;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Studies.Sweep.Figures;

public sealed class AxisWordsTests
{
    [Theory]
    [InlineData("RAM (MiB)", "RAM", "RAM 1,024 MiB")]
    [InlineData("Concurrent copies, N", "N", "N = 1,024")]
    [InlineData("Memory of one copy (MiB)", "x", "x 1,024 MiB")]
    [InlineData("Swappiness", "swappiness", "swappiness 1,024")]
    [InlineData("Everything that there is to say of it", "x", "x 1,024")]
    public void A_number_has_its_axis_and_unit(string words, string name, string place)
    {
        SweepAxis axis = SyntheticSweep.Numbers("x", words, [1024]);

        Assert.Equal(name, AxisWords.NameOf(axis));
        Assert.Equal(place, AxisWords.PlaceOf(axis, axis.Values[0]));
    }

    [Theory]
    [InlineData("hdd", "hdd")]
    [InlineData("none", "swap device none")]
    [InlineData("1/16", "swap device 1/16")]
    public void A_word_stands_alone_if_it_says_enough(string word, string place)
    {
        SweepAxis axis = SyntheticSweep.Swap(word, "another");

        Assert.Equal(place, AxisWords.PlaceOf(axis, new ParameterValue(word)));
    }

    [Fact]
    public void A_number_among_words_stays_as_it_was_typed() =>
        Assert.Equal("1024", AxisWords.ValueOf(SyntheticSweep.Swap("1024", "auto"), new ParameterValue("1024")));
}
