// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Commands;

public sealed class HelpTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    [Theory]
    [InlineData]
    [InlineData("casestudy1")]
    [InlineData("multiprog")]
    [InlineData("casestudy2")]
    [InlineData("casestudy3")]
    [InlineData("plot")]
    [InlineData("open")]
    [InlineData("doctor")]
    [InlineData("compare")]
    [InlineData("reproduce")]
    [InlineData("completions")]
    public async Task Every_command_has_help_with_examples(params string[] command)
    {
        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, [.. command, "--help"]);

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Errors));
        string[] examples = Examples(run);
        Assert.True(examples.Length >= 2, run.Output);
        Assert.All(examples, example => Assert.StartsWith("mp3 ", example, StringComparison.Ordinal));
    }

    /// <summary>Without QEMU a study stops where its options are read and nothing is done yet.</summary>
    [Theory]
    [InlineData("casestudy1")]
    [InlineData("multiprog")]
    [InlineData("casestudy3")]
    public async Task The_options_of_every_example_are_understood(string command)
    {
        ProgramRun help = await Mp3Program.RunAsync(_scratch.Path, [command, "--help"]);

        foreach (string example in Examples(help))
        {
            ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, example.Split(' ').Skip(1), ("PATH", _scratch.Path));

            Assert.Equal(ExitCode.Unavailable, run.ExitCode);
            Assert.Contains("qemu-system-x86_64 is missing", run.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_program_s_help_tells_every_exit_code()
    {
        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, ["--help"]);

        string[] told = [.. run.Output.Split("Exit codes:")[1].Split("\n\n")[0]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split(' ')[0])];
        IEnumerable<string> codes = typeof(ExitCode).GetFields().Select(field => $"{field.GetRawConstantValue()}");
        Assert.Equal(codes.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    public void Dispose() => _scratch.Dispose();

    private static string[] Examples(ProgramRun help) => help.Output.Split("Examples:")[1].Split("\n\n")[0]
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
