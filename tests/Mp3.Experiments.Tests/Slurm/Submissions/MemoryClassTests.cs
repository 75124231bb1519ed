// SPDX-License-Identifier: MIT

using Mp3.Experiments.Slurm.Submissions;

namespace Mp3.Experiments.Tests.Slurm.Submissions;

public sealed class MemoryClassTests
{
    [Theory]
    [InlineData(1, 512)]
    [InlineData(256, 512)]
    [InlineData(257, 640)]
    [InlineData(768, 1024)]
    [InlineData(769, 1280)]
    [InlineData(3000, 3584)]
    public void A_need_is_rounded_up_with_what_the_program_itself_takes(int hostMib, int memoryMib) => Assert.Equal(memoryMib, MemoryClass.Of(hostMib));

    [Fact]
    public void It_is_enough_and_no_more_than_a_quarter_too_much() => Assert.All(Enumerable.Range(512, 20_000), hostMib =>
    {
        int needed = hostMib + MemoryClass.OwnMib;
        Assert.InRange(MemoryClass.Of(hostMib), needed, needed * 1.25);
    });

    [Fact]
    public void Many_needs_are_few_classes() => Assert.True(Enumerable.Range(1, 16_384).Select(MemoryClass.Of).Distinct().Count() <= 24);
}
