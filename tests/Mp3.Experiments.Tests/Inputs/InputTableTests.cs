// SPDX-License-Identifier: MIT

using Mp3.Experiments.Inputs;
using Spectre.Console;

namespace Mp3.Experiments.Tests.Inputs;

public sealed class InputTableTests
{
    [Fact]
    public void Digests_are_abbreviated_wherever_they_stand()
    {
        string digest = new('a', 64);
        InputChange[] changes =
        [
            new("kernel image (SHA-256)", digest, null),
            new("QEMU's arguments", $"371M {digest}", "367M [x]"),
        ];
        using var output = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });

        InputTable.Write(console, changes, "what", "A", "B");

        string text = output.ToString();
        Assert.Contains("aaaaaaaaaaaa  ", text, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('a', 13), text, StringComparison.Ordinal);
        Assert.Contains("371M aaaaaaaaaaaa", text, StringComparison.Ordinal);
        Assert.Contains("367M [x]", text, StringComparison.Ordinal);
    }
}
