// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Experiments.Studies.Sweep.Definition;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Commands;

/// <summary>The command line of a sweep, as far as it goes without a guest.</summary>
public sealed class SweepTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("there is nothing to sweep over: write mp3 sweep FILE", "--seeds", "1..5")]
    [InlineData("there is no file x.toml", "x.toml")]
    [InlineData("'--memroy' is no option here; did you mean --memory?", "--memroy", "512", "--", "multiprog")]
    [InlineData("multiprog has no option 'limit'", "--limit", "8M", "--", "multiprog")]
    [InlineData("--memory much: choose a whole number", "--memory", "512,much", "--", "multiprog")]
    [InlineData("multiprog: '--memroy' is no option here", "--swap", "ssd", "--", "multiprog", "--memroy", "512")]
    [InlineData("there is no study 'multipog'; did you mean multiprog?", "--swap", "ssd", "--", "multipog")]
    [InlineData("'x' is no seed", "--seeds", "x", "--", "multiprog")]
    [InlineData("--list and --dry-run are two questions", "--list", "--dry-run", "--", "multiprog")]
    [InlineData("there is no program to run", "--limit", "8M,16M", "--", "run")]
    [InlineData("memory has 512 twice", "--memory", "512,512", "--", "multiprog")]
    public async Task Bad_input_is_one_line_and_exit_code_2(string message, params string[] words)
    {
        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, ["sweep", .. words]);

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"mp3: {message}", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_scratch.Path));
    }

    [Fact]
    public async Task A_fault_in_a_file_is_told_with_its_place()
    {
        _scratch.Write("ram.toml", "study = \"multiprog\"\n\n[sweep]\nmemory = [512, 1_000_000_000]\n");

        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, ["sweep", "ram.toml", "--list"]);

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("mp3: ram.toml:4:16: --memory 1000000000: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_a_file_and_that_of_a_command_line_are_the_same()
    {
        _scratch.Write("ram.toml", "study = \"multiprog\"\nseeds = \"1..2\"\n[options]\nscale = \"1/8\"\n[sweep]\nswap = [\"ssd\", \"hdd\"]\nmemory = [512, 1024]\nn = [1, 2]\n");

        ProgramRun file = await Mp3Program.RunAsync(_scratch.Path, ["sweep", "ram.toml", "--list"]);
        ProgramRun typed = await Mp3Program.RunAsync(
            _scratch.Path, ["sweep", "--swap", "ssd,hdd", "--memory", "512,1024", "--n", "1..2", "--seeds", "1,2", "--list", "--", "multiprog", "--scale", "1/8"]);
        ProgramRun less = await Mp3Program.RunAsync(_scratch.Path, ["sweep", "ram.toml", "--memory", "1024", "--list"]);

        Assert.Equal((ExitCode.Success, ""), (file.ExitCode, file.Errors));
        Assert.Equal(file.Output, typed.Output);
        string[] lines = file.Output.TrimEnd('\n').Split('\n');
        Assert.Equal(16, lines.Length);
        Assert.EndsWith("\tmissing\tn01\tswap=ssd\tmemory=512\tseed=1\tn=1", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("\tmissing\tn02\tswap=hdd\tmemory=1024\tseed=2\tn=2", lines[^1], StringComparison.Ordinal);
        Assert.Equal(lines.Where(line => line.Contains("\tmemory=1024\t", StringComparison.Ordinal)), less.Output.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Missing_runs_are_told_to_the_store_and_can_be_computed_by_their_names()
    {
        string[] sweep = ["sweep", "--memory", "1024,2048", "--list", "--store", _scratch["store"]];

        ProgramRun list = await Mp3Program.RunAsync(_scratch.Path, [.. sweep, "--", "casestudy1"]);
        Assert.False(Directory.Exists(_scratch["store"]));
        ProgramRun missing = await Mp3Program.RunAsync(_scratch.Path, [.. sweep, "--missing", "--", "casestudy1"]);

        Assert.Equal((ExitCode.Success, list.Output), (missing.ExitCode, missing.Output));
        RunName[] names = [.. missing.Output.TrimEnd('\n').Split('\n').Select(line => RunName.Parse(line.Split('\t')[0]))];
        Assert.Equal(names.Order(), new RunStore(_scratch["store"]).Recipes.Find(names).Keys.Order());
    }

    [Fact]
    public async Task A_dry_run_says_what_it_would_take()
    {
        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, ["sweep", "--memory", "512,1024", "--n", "1..3", "--seeds", "1..5", "--dry-run", "--", "multiprog"]);

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("30 runs: 0 stored, 30 missing\nabout ", run.Output, StringComparison.Ordinal);
        Assert.Contains("by the pace of another machine", run.Output, StringComparison.Ordinal);
        Assert.Contains("the largest guest takes ", run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_scratch["results"]));
    }

    [Fact]
    public async Task The_schema_is_printed()
    {
        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, ["sweep", "--schema"]);

        Assert.Equal((ExitCode.Success, SweepSchema.Text), (run.ExitCode, run.Output));
    }
}
