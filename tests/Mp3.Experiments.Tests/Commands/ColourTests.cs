// SPDX-License-Identifier: MIT

using Mp3.Experiments.Tests.Guest;

namespace Mp3.Experiments.Tests.Commands;

/// <summary>The program on a terminal; script(1) makes one.</summary>
public sealed class ColourTests : IDisposable
{
    /// <summary>How a terminal is told to write in green or red.</summary>
    private const string Colour = @"\x1b\[[0-9;]*3[0-9]";

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_terminal_gets_colours() => Assert.Matches(Colour, OnATerminal("env -u NO_COLOR"));

    [Theory]
    [InlineData("env NO_COLOR=1")]
    [InlineData("env NO_COLOR=0")]
    public void No_color_is_honoured(string environment)
    {
        string output = OnATerminal(environment);

        Assert.Contains("QEMU", output, StringComparison.Ordinal);
        Assert.DoesNotMatch(Colour, output);
    }

    // The exit code is the doctor's verdict on this machine, which has no say here.
    private string OnATerminal(string environment) => Tool.Run(
        "script", ["--quiet", "--command", $"{environment} TERM=xterm-256color MP3_CACHE={_scratch["cache"]} '{Mp3Program.Path}' doctor", "/dev/null"]);
}
