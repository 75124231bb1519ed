// SPDX-License-Identifier: MIT

using Mp3.Experiments.Slurm;

namespace Mp3.Experiments.Tests.Slurm;

public sealed class SlurmTimeTests
{
    [Theory]
    [InlineData("30")]
    [InlineData("30:00")]
    [InlineData("1:30:00")]
    [InlineData("2-12")]
    [InlineData("2-12:30")]
    [InlineData("2-12:30:00")]
    [InlineData("UNLIMITED")]
    public void All_forms_of_slurm_are_taken(string text) => Assert.Null(SlurmTime.ErrorOf(text));

    [Theory]
    [InlineData("2h")]
    [InlineData("1:2:3:4")]
    [InlineData("-5")]
    [InlineData("2-")]
    [InlineData("30 ")]
    public void Others_are_not(string text) => Assert.Contains("such as 30, 1:30:00 or 2-12", SlurmTime.ErrorOf(text), StringComparison.Ordinal);
}
