// SPDX-License-Identifier: MIT

using Mp3.Experiments.Comparing;

namespace Mp3.Experiments.Tests.Comparing;

public sealed class SideNamesTests
{
    [Theory]
    [InlineData("results/a results/b", "a b")]
    [InlineData("one/multiprog two/multiprog/", "one/multiprog two/multiprog")]
    [InlineData("one/x two/x two/y", "one/x two/x two/y")]
    public void Names_are_as_short_as_tells_them_apart(string folders, string names) =>
        Assert.Equal(names.Split(' '), SideNames.Of(folders.Split(' ')));
}
