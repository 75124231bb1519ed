// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;

namespace Mp3.Experiments.Tests.Claims;

public sealed class ChangesTests
{
    [Theory]
    [InlineData(100, 102, Change.Rises)]
    [InlineData(100, 98, Change.Falls)]
    [InlineData(100, 100.9, Change.Stays)]
    [InlineData(100, 99.1, Change.Stays)]
    [InlineData(0, 1, Change.Rises)]
    [InlineData(1, 0, Change.Falls)]
    [InlineData(0, 0, Change.Stays)]
    public void A_hundredth_is_no_change(double before, double after, Change change) =>
        Assert.Equal(change, Changes.Between(before, after));

    [Theory]
    [InlineData(Verdict.Holds, Change.Rises, Change.Rises)]
    [InlineData(Verdict.Depends, Change.Rises, Change.Stays)]
    [InlineData(Verdict.Depends, Change.Falls, Change.Rises)]
    [InlineData(Verdict.DoesNotHold, Change.Stays, Change.Falls)]
    public void Unanimity_decides_and_anything_else_depends(Verdict verdict, params Change[] changes) =>
        Assert.Equal(verdict, Changes.AllRise(changes));
}
