// SPDX-License-Identifier: MIT

using Mp3.Experiments.Options;

namespace Mp3.Experiments.Tests.Options;

public sealed class UsageLineTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Nothing_but_the_usage_changes(string lineBreak)
    {
        string help = "Description:\n  Usage: none.\n\nUsage:\n  mp3 run [<PROGRAM>...]\n  [options]\n\nOptions:\n  -h\n".ReplaceLineEndings(lineBreak);

        Assert.Equal(
            "Description:\n  Usage: none.\n\nUsage:\n  mp3 run [options] -- PROGRAM\n\nOptions:\n  -h\n",
            UsageLine.In(help, "mp3 run [options] -- PROGRAM"));
    }
}
