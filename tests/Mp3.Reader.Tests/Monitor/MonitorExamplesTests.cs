// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Reader.Monitor;

namespace Mp3.Reader.Tests.Monitor;

public sealed class MonitorExamplesTests
{
    [Fact]
    public void Every_example_of_the_help_is_understood()
    {
        (_, string help, _) = Run.ToEnd(Run.Monitor, "--help");
        string[] examples = help.Split("Examples:")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        Assert.True(examples.Length >= 2, help);
        foreach (string example in examples)
        {
            // What stands after it is the shell's.
            string[] words = example.Split(" > ")[0].Split(' ');
            Assert.Equal(["dotnet", "run", "--project", "src/Mp3.Reader"], words[..4]);
            MonitorOptions? taken = null;
            ParseResult parsed = MonitorCommand.Create((options, _, _) => taken = options).Parse([.. words[4..].SkipWhile(word => word == "--")]);

            Assert.Empty(parsed.Errors);
            Assert.Equal(0, parsed.Invoke());
            Assert.NotNull(taken);
        }
    }
}
