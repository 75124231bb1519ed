// SPDX-License-Identifier: MIT

using Mp3.Experiments.Comparing;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Comparing;

public sealed class BaselineOptionTests
{
    private static readonly IReadOnlyList<ComparedSide> Sides = Compared.Swaps("ssd", "zram", "hdd");

    [Fact]
    public void Without_it_the_first_one_is_the_baseline() => Assert.Same(Sides, BaselineOption.Of(Sides, null));

    [Theory]
    [InlineData("zram")]
    [InlineData("folder-zram")]
    [InlineData("results/folder-zram")]
    [InlineData("./results/folder-zram/")]
    public void Label_and_folder_name_it_and_the_others_keep_their_order(string name) => Assert.Equal(
        ["folder-zram", "folder-ssd", "folder-hdd"], BaselineOption.Of(Sides, name).Select(side => side.Name));

    [Fact]
    public void Another_name_is_refused_with_those_that_there_are()
    {
        Mp3Exception e = Assert.Throws<Mp3Exception>(() => BaselineOption.Of(Sides, "zrm"));

        Assert.Equal((ExitCode.Usage, "--baseline zrm is none of the sides: choose 'ssd' or 'zram' or 'hdd'; did you mean zram?"), (e.ExitCode, e.Message));
    }

    [Fact]
    public void A_name_that_fits_two_is_refused()
    {
        ComparedSide[] sides = [Sides[0] with { Name = "zram", Path = "x/zram" }, Sides[1]];

        Assert.StartsWith(
            "--baseline zram may be x/zram and results/folder-zram", Assert.Throws<Mp3Exception>(() => BaselineOption.Of(sides, "zram")).Message, StringComparison.Ordinal);
    }
}
