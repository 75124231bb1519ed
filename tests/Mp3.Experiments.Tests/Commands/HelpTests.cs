// SPDX-License-Identifier: MIT

using System.Text.RegularExpressions;
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
    [InlineData("run")]
    [InlineData("curve")]
    [InlineData("plot")]
    [InlineData("faults")]
    [InlineData("open")]
    [InlineData("doctor")]
    [InlineData("sweep")]
    [InlineData("compute")]
    [InlineData("compare")]
    [InlineData("reproduce")]
    [InlineData("runs")]
    [InlineData("runs", "list")]
    [InlineData("runs", "show")]
    [InlineData("runs", "diff")]
    [InlineData("runs", "gc")]
    [InlineData("runs", "check")]
    [InlineData("completions")]
    public async Task Every_command_has_help_with_examples(params string[] command)
    {
        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, [.. command, "--help"]);

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Errors));
        string[] examples = Examples(run);
        Assert.True(examples.Length >= 2, run.Output);
        Assert.All(examples, example => Assert.StartsWith("mp3 ", example, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("curve")]
    public async Task The_usage_of_programs_has_them_after_the_dashes(string command)
    {
        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, [command, "--help"]);

        Assert.Contains($"\nUsage:\n  mp3 {command} [options] -- PROGRAM [ARGS…]\n\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nExamples:\n", run.Output, StringComparison.Ordinal);
    }

    /// <summary>Without QEMU a study stops where its options are read and nothing is done yet.</summary>
    [Theory]
    [InlineData("casestudy1")]
    [InlineData("multiprog")]
    [InlineData("casestudy3")]
    [InlineData("run", "--", "sort")]
    [InlineData("curve", "--", "sort")]
    public async Task A_default_is_what_one_would_type(string command, params string[] words)
    {
        ProgramRun help = await Mp3Program.RunAsync(_scratch.Path, [command, "--help"]);

        // A default in words says what is taken instead of a value.
        (string Option, string Value)[] defaults = [.. Regex.Matches(help.Output, @"^  (?<option>--[a-z-]+) .*\[default: (?<value>[^\] <]+)\]$", RegexOptions.Multiline, TimeSpan.FromSeconds(1))
            .Select(match => (match.Groups["option"].Value, match.Groups["value"].Value))];
        Assert.Contains(defaults, option => option.Option == "--swap" || option.Option == "--seed");
        Assert.DoesNotContain("System.", help.Output, StringComparison.Ordinal);
        foreach ((string option, string value) in defaults)
        {
            ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, [command, option, value, .. words], ("PATH", _scratch.Path));

            Assert.True(run.ExitCode == ExitCode.Unavailable, $"{option} {value}: {run.Errors}");
            Assert.Contains("qemu-system-x86_64 is missing", run.Errors, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("casestudy1", "--clock", "virtual")]
    [InlineData("multiprog", "--n", "1,5,11")]
    [InlineData("casestudy3", "--stall", "0,0.5,1,1.5,2,2.5,3")]
    [InlineData("casestudy3", "--delay", "sigstop")]
    public async Task Lists_and_words_are_shown_as_they_are_typed(string command, string option, string value)
    {
        ProgramRun help = await Mp3Program.RunAsync(_scratch.Path, [command, "--help"]);

        Assert.EndsWith($"[default: {value}]", help.Output.Split('\n').Single(line => line.StartsWith($"  {option} ", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_types_nothing_is_shown_the_help()
    {
        ProgramRun help = await Mp3Program.RunAsync(_scratch.Path, ["--help"]);

        ProgramRun bare = await Mp3Program.RunAsync(_scratch.Path, []);

        Assert.Equal(help, bare);
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

    internal static string[] Examples(ProgramRun help) => help.Output.Split("Examples:")[1].Split("\n\n")[0]
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
